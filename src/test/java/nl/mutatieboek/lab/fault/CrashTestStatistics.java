package nl.mutatieboek.lab.fault;

import java.util.EnumMap;
import java.util.Map;

/** Totals over all books. */
final class CrashTestStatistics {
    final Map<KillPoint, int[]> rounds = new EnumMap<>(KillPoint.class);
    int acknowledged;
    int doubtful;
    int there;
    long entries;

    void round(KillPoint point, boolean hit) {
        int[] counts = rounds.computeIfAbsent(point, p -> new int[2]);
        counts[0]++;
        counts[1] += hit ? 1 : 0;
    }

    int hits(KillPoint point) {
        return rounds.getOrDefault(point, new int[2])[1];
    }

    int acknowledged() {
        return acknowledged;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        rounds.forEach((point, counts) ->
                text.append("%-16s %3d rounds, ended there in %3d%n".formatted(point, counts[0], counts[1])));
        return text.append("%d commands acknowledged, %d in doubt when it ended, of which %d were there; %d entries%n"
                        .formatted(acknowledged, doubtful, there, entries))
                .toString();
    }
}
