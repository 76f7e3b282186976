package nl.mutatieboek.intake.format;

import java.util.Map;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Proposal;

/**
 * One mutation that was read.
 *
 * @param firstRow the row of the file in which it begins
 * @param document what it is in: its moment and the document that has it
 * @param key what identifies it there, its amounts not among it: equal keys of one document in two files mean the same mutation.
 *     Its reference; where it has none its title, kind and chapters
 * @param proposal ready to be booked or proposed
 * @param names what the file calls the items, chapters and articles that it touches, where it does
 */
public record ReadMutation(long firstRow, String document, String key, Proposal proposal, Map<ItemPath, String> names) {
    public ReadMutation {
        names = Map.copyOf(names);
    }
}
