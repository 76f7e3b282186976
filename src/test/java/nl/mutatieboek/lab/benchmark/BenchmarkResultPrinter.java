package nl.mutatieboek.lab.benchmark;

import java.util.Locale;

/** Prints a result: the book and its peer in the same run, and their ratio compared with the target. */
final class BenchmarkResultPrinter {
    private BenchmarkResultPrinter() {}

    /** Target that is an upper limit, as a multiple of the peer. */
    static void atMost(double bar, String work, Object book, Object peer, double ratio) {
        print(work, book, peer, ratio, "at most", bar, ratio <= bar);
    }

    /** Target that is a lower limit, as a multiple of the peer. */
    static void atLeast(double bar, String work, Object book, Object peer, double ratio) {
        print(work, book, peer, ratio, "at least", bar, ratio >= bar);
    }

    private static void print(
            String work, Object book, Object peer, double ratio, String most, double bar, boolean held) {
        System.out.printf(
                Locale.ROOT,
                "  %-44s %-34s peer %-34s %.3f ×, %s %.2f: %s%n",
                work,
                book,
                peer,
                ratio,
                most,
                bar,
                held ? "held" : "MISSED");
    }
}
