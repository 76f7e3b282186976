package nl.mutatieboek.importing.format;

import java.util.Map;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * A mutation parsed from a file.
 *
 * @param firstRow its first row in the file
 * @param document moment and document
 * @param key identifies the mutation in its document, independent of its amounts: the reference, or else title, kind
 *     and chapters. Equal keys of a document in two files denote the same mutation
 * @param proposal proposal to book
 * @param names names of chapters and items in the file
 * @param lookAlikes policy in the file for a mutation that looks like one in the ledger; null if there is none
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
