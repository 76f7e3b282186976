package nl.mutatieboek.lab.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the log of the garbage collector ({@code -Xlog:gc,safepoint}) says of pauses and of the heap, by minute. */
final class CollectorLog {
    private static final Pattern UPTIME = Pattern.compile("^\\[([0-9.]+)s\\]");
    private static final Pattern SAFEPOINT = Pattern.compile("Safepoint \"([A-Za-z0-9_]+)\".* Total:\\s+(\\d+) ns");
    private static final Pattern HEAP = Pattern.compile(
            "(Pause [A-Za-z]+|[A-Z][a-z]+ Collection|Garbage Collection).* (\\d+)M(?:\\(\\d+%\\))?->(\\d+)M");
    private static final Pattern STALL = Pattern.compile("Allocation Stall.* ([0-9.]+)ms");

    private final List<String> longest = new ArrayList<>();
    private final Map<Integer, int[]> usedAfter = new TreeMap<>();
    private final Map<String, Integer> collections = new TreeMap<>();
    private final List<Double> pauses = new ArrayList<>();
    private double longestFull;
    private int stalls;

    static CollectorLog read(Path file) throws IOException {
        CollectorLog log = new CollectorLog();
        for (String line : Files.readAllLines(file)) {
            Matcher time = UPTIME.matcher(line);
            if (time.find()) {
                log.add(line, (int) (Double.parseDouble(time.group(1)) / 60));
            }
        }
        return log;
    }

    private void add(String line, int minute) {
        Matcher safepoint = SAFEPOINT.matcher(line);
        if (safepoint.find()) {
            double millis = Long.parseLong(safepoint.group(2)) / 1e6;
            pauses.add(millis);
            if (millis > 100) {
                longest.add(String.format(Locale.ROOT, "%s %.0f ms in minute %d", safepoint.group(1), millis, minute));
            }
        }
        Matcher heap = HEAP.matcher(line);
        if (heap.find()) {
            collections.merge(heap.group(1), 1, Integer::sum);
            int after = Integer.parseInt(heap.group(3));
            int[] range = usedAfter.computeIfAbsent(minute, m -> new int[] {Integer.MAX_VALUE, 0});
            range[0] = Math.min(range[0], after);
            range[1] = Math.max(range[1], Integer.parseInt(heap.group(2)));
            if (heap.group(1).equals("Pause Full")) {
                longestFull = Math.max(longestFull, Double.parseDouble(line.replaceAll(".* ([0-9.]+)ms.*", "$1")));
            }
        }
        if (STALL.matcher(line).find()) {
            stalls++;
        }
    }

    void print() {
        List<Double> sorted = pauses.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "pauses: %d, p99 %.1f ms, longest %.1f ms; longest full collection %.1f ms; %d allocation stalls; %s%n",
                sorted.size(),
                sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.99)),
                sorted.isEmpty() ? 0 : sorted.getLast(),
                longestFull,
                stalls,
                collections);
        longest.forEach(pause -> System.out.println("  " + pause));
        usedAfter.forEach((minute, range) -> System.out.printf(
                "heap in minute %d: least after a collection %d MB, most before one %d MB%n",
                minute, range[0], range[1]));
    }
}
