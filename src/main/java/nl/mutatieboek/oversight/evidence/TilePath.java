package nl.mutatieboek.oversight.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.ledger.proof.HashTile;

/**
 * Path of a tile or of a bundle of entries, as C2SP tlog-tiles writes it: {@code 0/x001/x234/067.p/12}, {@code
 * entries/000}.
 *
 * @param entries whether it names a bundle of entries; its level is 0
 * @param width number of hashes or entries; 256 for a full one
 */
record TilePath(boolean entries, int level, long index, int width) {
    private static final String ENTRIES = "entries";
    private static final int HIGHEST_LEVEL = 63;
    private static final Pattern PATH = Pattern.compile(
            "(?:(0|[1-9][0-9]?)|" + ENTRIES + ")/((?!x000)(?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    /** Parses a path; empty if no tile can have it. */
    static Optional<TilePath> parse(String path) {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int level = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
        int width = parts.group(3) == null ? HashTile.WIDTH : Integer.parseInt(parts.group(3));
        if (level > HIGHEST_LEVEL || (parts.group(3) != null && width >= HashTile.WIDTH)) {
            return Optional.empty();
        }
        long index = Long.parseLong(parts.group(2).replaceAll("[x/]", ""));
        return Optional.of(new TilePath(parts.group(1) == null, level, index, width));
    }
}
