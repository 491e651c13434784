package spoor.mining.learning;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import spoor.model.Stop;

/// The minimum of a smooth function of many variables, by the limited-memory method of Broyden,
/// Fletcher, Goldfarb and Shanno (Nocedal, Wright: Numerical optimization, 2006, chapter 7).
final class Minimum {
    private static final int REMEMBERED = 10;
    private static final int MOST_HALVINGS = 40;
    private static final double ENOUGH = 1e-4;
    private static final double STILL = 1e-9;

    private Minimum() {}

    /// A function with its gradient.
    @FunctionalInterface
    interface Function {
        /// Its value at a point; fills the gradient there.
        double at(double[] point, double[] gradient);
    }

    /// A step and how the gradient changed by it.
    private record Step(double[] step, double[] change, double product) {}

    /// Where it ends after some rounds at most.
    static double[] of(Function function, double[] start, int rounds, Stop stop) {
        double[] point = start.clone();
        double[] gradient = new double[point.length];
        double value = function.at(point, gradient);
        Deque<Step> steps = new ArrayDeque<>();
        for (int round = 0; round < rounds; round++) {
            stop.check();
            double[] direction = direction(gradient, steps);
            double slope = dot(gradient, direction);
            if (!(slope < 0)) {
                return point;
            }
            double length = steps.isEmpty() ? 1 / Math.sqrt(-slope) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double reached = Double.POSITIVE_INFINITY;
            boolean better = false;
            for (int halving = 0; halving < MOST_HALVINGS && !better; halving++) {
                for (int i = 0; i < next.length; i++) {
                    next[i] = point[i] + length * direction[i];
                }
                reached = function.at(next, nextGradient);
                better = reached <= value + ENOUGH * length * slope;
                length /= 2;
            }
            if (!better) {
                return point;
            }
            remember(steps, point, next, gradient, nextGradient);
            double gained = value - reached;
            point = next;
            gradient = nextGradient;
            value = reached;
            if (gained <= STILL * Math.max(1, Math.abs(value))) {
                return point;
            }
        }
        return point;
    }

    private static void remember(
            Deque<Step> steps, double[] point, double[] next, double[] before, double[] after) {
        double[] step = new double[point.length];
        double[] change = new double[point.length];
        for (int i = 0; i < step.length; i++) {
            step[i] = next[i] - point[i];
            change[i] = after[i] - before[i];
        }
        double product = dot(step, change);
        if (product > 1e-12 * dot(change, change)) {
            steps.addLast(new Step(step, change, product));
            if (steps.size() > REMEMBERED) {
                steps.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Step> steps) {
        double[] direction = new double[gradient.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = -gradient[i];
        }
        double[] factors = new double[steps.size()];
        int at = steps.size();
        for (Iterator<Step> newest = steps.descendingIterator(); newest.hasNext(); ) {
            Step step = newest.next();
            factors[--at] = dot(step.step(), direction) / step.product();
            add(direction, -factors[at], step.change());
        }
        if (!steps.isEmpty()) {
            Step last = steps.getLast();
            double scale = last.product() / dot(last.change(), last.change());
            for (int i = 0; i < direction.length; i++) {
                direction[i] *= scale;
            }
        }
        for (Step step : steps) {
            double back = dot(step.change(), direction) / step.product();
            add(direction, factors[at++] - back, step.step());
        }
        return direction;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
