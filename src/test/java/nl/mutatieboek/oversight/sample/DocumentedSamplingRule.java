package nl.mutatieboek.oversight.sample;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rule of docs/reference/sampling.md, written again for the tests. */
final class DocumentedSamplingRule {
    private DocumentedSamplingRule() {}

    /** Draws again, as docs/reference/sampling.md says. */
    static List<String> drawnAgain(String requested, List<JsonNode> population) throws NoSuchAlgorithmException {
        String seed = requested.replaceAll(".*seed=([^&]*).*", "$1").replace("%20", " ");
        int size = Integer.parseInt(requested.replaceAll(".*size=([0-9]*).*", "$1"));
        if (!requested.contains("method=monetary")) {
            List<String> keys = new ArrayList<>(
                    population.stream().map(DocumentedSamplingRule::key).toList());
            List<String> hashes = new ArrayList<>();
            for (String key : keys) {
                hashes.add("%064x".formatted(sha256(seed + ":" + key)));
            }
            keys.sort(Comparator.comparing(key -> hashes.get(population.stream()
                    .map(DocumentedSamplingRule::key)
                    .toList()
                    .indexOf(key))));
            return keys.subList(0, Math.min(size, keys.size()));
        }
        List<String> thousands = new ArrayList<>();
        population.forEach(row -> {
            for (long i = 0; i < size(row); i++) {
                thousands.add(key(row));
            }
        });
        long total = thousands.size();
        long cells = Math.min(size, total);
        Set<String> drawn = new LinkedHashSet<>();
        for (long cell = 0; cell < cells; cell++) {
            long from = cell * total / cells;
            long to = (cell + 1) * total / cells;
            long in =
                    sha256(seed + ":" + cell).mod(BigInteger.valueOf(to - from)).longValueExact();
            drawn.add(thousands.get((int) (from + in)));
        }
        return List.copyOf(drawn);
    }

    static BigInteger sha256(String text) throws NoSuchAlgorithmException {
        return new BigInteger(1, MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String key(JsonNode row) {
        return row.at("/ledgerNumber").asString() + "." + row.at("/line").asString();
    }

    static long thousands(JsonNode row) {
        return row.at("/thousands").asLong();
    }

    static long size(JsonNode row) {
        return Math.abs(thousands(row));
    }
}
