package nl.mutatieboek.ledger.writer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Commands that wait, in order of arrival. One thread takes them at a time; those it has taken still wait until they are
 * committed, and count.
 */
final class CommandQueue {
    private final int capacity;
    private final Deque<QueuedCommand> commands = new ArrayDeque<>();
    private int taken;
    private boolean woken;

    CommandQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Adds a command; false if the queue is full. */
    synchronized boolean offer(QueuedCommand command) {
        if (size() >= capacity) {
            return false;
        }
        commands.add(command);
        notifyAll();
        return true;
    }

    synchronized boolean remove(QueuedCommand command) {
        return commands.remove(command);
    }

    synchronized int size() {
        return commands.size() + taken;
    }

    /** The commands that were taken no longer wait: their commit begins. */
    synchronized void beginCommit() {
        taken = 0;
    }

    /** Makes the current or the next call of a take method return. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** Takes commands up to a command batch, or a command batch alone; waits, bounded, for the first. */
    synchronized List<QueuedCommand> take(int most, long millis) throws InterruptedException {
        awaitCommand(true, millis);
        QueuedCommand first = commands.peek();
        if (first == null || !first.isBatch()) {
            return takeSingles(most);
        }
        taken++;
        return List.of(commands.remove());
    }

    /** Takes commands up to a command batch; waits, bounded, for the first. */
    synchronized List<QueuedCommand> takeMore(int most, long millis) throws InterruptedException {
        awaitCommand(false, millis);
        return takeSingles(most);
    }

    private void awaitCommand(boolean batchToo, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!woken && (commands.isEmpty() || (!batchToo && commands.peek().isBatch()))) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
        woken = false;
    }

    private List<QueuedCommand> takeSingles(int most) {
        List<QueuedCommand> singles = new ArrayList<>();
        while (singles.size() < most && !commands.isEmpty() && !commands.peek().isBatch()) {
            singles.add(commands.remove());
        }
        taken += singles.size();
        return singles;
    }

    /** Takes all commands. */
    synchronized List<QueuedCommand> drain() {
        List<QueuedCommand> all = new ArrayList<>(commands);
        commands.clear();
        return all;
    }
}
