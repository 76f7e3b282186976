package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * One mutation that was read.
 *
 * @param firstRow the row of the file in which it begins
 * @param document what it is in: its moment and the document that has it
 * @param key what identifies it there, its amounts not among it: equal keys of one document in two files mean the same mutation.
 *     Its reference; where it has none its title, kind and chapters
 * @param proposal ready to be booked or proposed
 * @param names what the file calls the items, chapters and articles that it touches, where it does
 * @param lookAlikes what the file says is to become of it if it looks like one that the book has; null where it does not say
 */
public record ParsedMutation(
        long firstRow,
        String document,
        String key,
        Proposal proposal,
        Map<ItemPath, String> names,
        @Nullable LookAlikePolicy lookAlikes) {
    public ParsedMutation {
        names = Map.copyOf(names);
    }
}
