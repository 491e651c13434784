package spoor.mining.processes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import spoor.mining.processes.ProcessRow.Link;
import spoor.mining.processes.ProcessRow.Told;
import spoor.model.Stop;

/// Finds the parent of each process: on its host, by GUID, by pid and start, by pid, name and time,
/// or by pid and time. Searching takes the logarithm of the processes, whatever they say.
final class Parents {
    private final int systemPid;
    private final Stop stop;
    private final List<ProcessRow> processes = new ArrayList<>();
    private final Map<Long, ProcessRow> byGuid = new HashMap<>();
    private final Map<MissingKey, ProcessRow> missing = new LinkedHashMap<>();
    private final Started byPid;
    private final Started byFullName;
    private final Started byBaseName;

    private record MissingKey(int host, int pid, int name, int guid, long time) {}

    /// @param read in the order of the input
    Parents(List<ProcessRow> read, Texts texts, Stop stop) {
        this.systemPid = texts.number("0");
        this.stop = stop;
        once(read);
        byPid = new Started(processes, process -> -1);
        byFullName = new Started(processes, process -> process.name.full());
        byBaseName = new Started(processes, process -> process.name.base());
        stop.check();
    }

    /// All processes, each once, then those that only their children tell of; parents are set.
    List<ProcessRow> link() {
        List<ProcessRow> all = new ArrayList<>(processes);
        List<ProcessRow> inTime = new ArrayList<>(processes);
        inTime.sort(Comparator.comparingLong(process -> process.time));
        for (ProcessRow process : inTime) {
            stop.check();
            find(process);
        }
        for (ProcessRow process : List.copyOf(missing.values())) {
            find(process);
        }
        all.addAll(missing.values());
        cutCycles(all);
        return all;
    }

    /// Records of one process become one: those of a GUID, those without of a pid, time and name.
    private void once(List<ProcessRow> read) {
        record Same(int host, int pid, long time, int name) {}
        Map<Same, ProcessRow> firsts = new HashMap<>();
        for (ProcessRow process : read) {
            ProcessRow first =
                    process.guid >= 0
                            ? byGuid.putIfAbsent(pair(process.host, process.guid), process)
                            : firsts.putIfAbsent(
                                    new Same(
                                            process.host,
                                            process.pid,
                                            process.time,
                                            process.name.full()),
                                    process);
            if (first == null) {
                processes.add(process);
            } else {
                first.records++;
            }
        }
    }

    private static long pair(int host, int guid) {
        return ((long) host << Integer.SIZE) | (guid & 0xFFFF_FFFFL);
    }

    private void find(ProcessRow child) {
        Told told = child.told;
        if (told.guid() >= 0) {
            link(child, byGuid.get(pair(child.host, told.guid())), Link.GUID);
        } else if (told.pid() < 0 || (told.pid() == systemPid && told.name().full() < 0)) {
            child.link = Link.NONE;
        } else if (told.time() != ProcessRow.NO_TIME) {
            link(child, byPid.at(child.host, told.pid(), told.time()).orElse(null), Link.START);
        } else if (told.name().full() >= 0) {
            link(child, named(child), Link.NAME);
        } else {
            link(child, byPid.before(child, -1).orElse(null), Link.PID);
        }
    }

    /// The latest by whole name where both sides give one, else by its last part.
    private @Nullable ProcessRow named(ProcessRow child) {
        ProcessRow.Name name = child.told.name();
        if (name.full() == name.base()) {
            return byBaseName.before(child, name.base()).orElse(null);
        }
        ProcessRow whole = byFullName.before(child, name.full()).orElse(null);
        ProcessRow bare = byFullName.before(child, name.base()).orElse(null);
        return whole == null || (bare != null && bare.time > whole.time) ? bare : whole;
    }

    private void link(ProcessRow child, @Nullable ProcessRow found, Link link) {
        if (found == null || found == child) {
            boolean other = link == Link.NAME && byPid.before(child, -1).isPresent();
            child.link = other ? Link.RECYCLED : Link.MISSING;
            child.parent = missing(child);
        } else {
            child.link = link;
            child.parent = found;
        }
    }

    private ProcessRow missing(ProcessRow child) {
        Told told = child.told;
        int name = told.time() == ProcessRow.NO_TIME ? told.name().full() : -1;
        MissingKey key =
                told.guid() >= 0
                        ? new MissingKey(child.host, -1, -1, told.guid(), ProcessRow.NO_TIME)
                        : new MissingKey(child.host, told.pid(), name, -1, told.time());
        return missing.computeIfAbsent(
                key,
                same ->
                        new ProcessRow(
                                -1,
                                child.host,
                                told.pid(),
                                told.time(),
                                told.name(),
                                told.guid(),
                                told.further() == null ? Told.NOTHING : told.further()));
    }

    /// Records that contradict each other may make a process its own ancestor. The earliest of such
    /// a ring becomes a root.
    private static void cutCycles(List<ProcessRow> all) {
        Map<ProcessRow, Integer> walks = new HashMap<>();
        for (int walk = 0; walk < all.size(); walk++) {
            ProcessRow at = all.get(walk);
            while (at != null && !walks.containsKey(at)) {
                walks.put(at, walk);
                at = at.parent;
            }
            if (at != null && walks.getOrDefault(at, -1) == walk) {
                ProcessRow earliest = at;
                for (ProcessRow other = at.parent;
                        other != null && other != at;
                        other = other.parent) {
                    if (other.time < earliest.time
                            || (other.time == earliest.time && other.row < earliest.row)) {
                        earliest = other;
                    }
                }
                earliest.parent = null;
                earliest.link = Link.CYCLE;
            }
        }
    }

    /// Processes by host, pid and a name, then time.
    private static final class Started {
        private final ProcessRow[] order;
        private final ToIntFunction<ProcessRow> name;

        Started(List<ProcessRow> processes, ToIntFunction<ProcessRow> name) {
            this.name = name;
            order = processes.toArray(ProcessRow[]::new);
            Arrays.sort(order, (a, b) -> compare(a, b.host, b.pid, name.applyAsInt(b), b.time));
        }

        private int compare(ProcessRow a, int host, int pid, int wanted, long time) {
            int order = Integer.compare(a.host, host);
            order = order != 0 ? order : Integer.compare(a.pid, pid);
            order = order != 0 ? order : Integer.compare(name.applyAsInt(a), wanted);
            return order != 0 ? order : Long.compare(a.time, time);
        }

        /// The latest that has the pid and name of a child's parent and started no later than it.
        Optional<ProcessRow> before(ProcessRow child, int wanted) {
            long until = child.time == ProcessRow.NO_TIME ? Long.MAX_VALUE : child.time;
            return last(child.host, child.told.pid(), wanted, until, child);
        }

        Optional<ProcessRow> at(int host, int pid, long time) {
            return last(host, pid, -1, time, null).filter(process -> process.time == time);
        }

        private Optional<ProcessRow> last(
                int host, int pid, int wanted, long until, @Nullable ProcessRow child) {
            int low = 0;
            int high = order.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (compare(order[middle], host, pid, wanted, until) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            int place = low - 1;
            if (place >= 0 && order[place] == child) {
                place--;
            }
            return place >= 0
                            && order[place].host == host
                            && order[place].pid == pid
                            && name.applyAsInt(order[place]) == wanted
                    ? Optional.of(order[place])
                    : Optional.empty();
        }
    }
}
