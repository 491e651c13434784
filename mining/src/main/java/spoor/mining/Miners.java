package spoor.mining;

import java.util.List;
import java.util.Optional;

/// Every miner.
public final class Miners {
    public static final List<Miner> ALL = List.of();

    private Miners() {}

    public static Optional<Miner> named(String name) {
        return ALL.stream().filter(miner -> miner.description().name().equals(name)).findFirst();
    }
}
