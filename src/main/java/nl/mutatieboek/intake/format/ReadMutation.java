package nl.mutatieboek.intake.format;

import java.util.Map;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Proposal;

/**
 * One mutation that was read.
 *
 * @param firstRow the row of the file in which it begins
 * @param key what identifies it, its amounts not among it: equal keys in two files mean the same mutation. Its reference; where
 *     it has none its moment, document, title, kind and chapters
 * @param proposal ready to be booked or proposed
 * @param names what the file calls the items, chapters and articles that it touches, where it does
 */
public record ReadMutation(long firstRow, String key, Proposal proposal, Map<ItemPath, String> names) {
    public ReadMutation {
        names = Map.copyOf(names);
    }
}
