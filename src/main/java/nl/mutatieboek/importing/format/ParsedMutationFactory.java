package nl.mutatieboek.importing.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.mutation.KindFieldPolicy;
import nl.mutatieboek.domain.mutation.KindInvariantPolicy;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.MalformedValueException;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Makes a mutation of its rows. A document's word for a kind is that kind where the rows carry what it asks; where they do not
 * it is the published change of a balance, with the word in its note. Nothing is added to make it fit.
 */
final class ParsedMutationFactory {
    /** Fields are lines, so nothing in one can be taken for this. */
    private static final String AND = "\n";

    private final MutationRowGroup rows;
    private final MutationHeader head;
    private final RowFieldReader at;

    private ParsedMutationFactory(MutationRowGroup rows, MutationHeader head) {
        this.rows = rows;
        this.head = head;
        this.at = rows.first;
    }

    /** The mutations that its rows make: none where something is wrong, several only where they have no reference. */
    static List<ParsedMutation> create(MutationRowGroup rows) {
        if (!rows.isValid() || rows.head == null || rows.lines.isEmpty()) {
            return List.of();
        }
        ParsedMutationFactory assembly = new ParsedMutationFactory(rows, rows.head);
        try {
            boolean zeros = rows.head.kind().kind() == MutationKind.REORGANISATION;
            return assembly.mutations(new SubtotalResolver(rows.lines).postingDrafts(zeros));
        } catch (MalformedValueException e) {
            assembly.at.addFlaw("title", e);
            return List.of();
        }
    }

    private List<ParsedMutation> mutations(List<SubtotalResolver.PostingDraft> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        if (!fieldsFit(head.kind().kind())) {
            return List.of();
        }
        Proposal meant = proposal(head.kind().kind(), parts);
        if (head.kind().isCode() || carries(meant)) {
            return List.of(mutation(meant));
        }
        SortedSet<ChapterCode> chapters = meant.chapters();
        if (chapters.size() == 1) {
            return List.of(mutation(proposal(MutationKind.PUBLISHED, parts)));
        }
        if (rows.reference != null) {
            at.addFlaw("kind", FlawReason.KIND_OF_SEVERAL_CHAPTERS, Map.of("chapters", ChapterCode.listed(chapters)));
            return List.of();
        }
        // One title over the chapters of a document: each has its own.
        List<ParsedMutation> each = new ArrayList<>();
        for (ChapterCode chapter : chapters) {
            List<SubtotalResolver.PostingDraft> own = parts.stream()
                    .filter(part -> part.item().chapter().equals(chapter))
                    .toList();
            Proposal alone = proposal(head.kind().kind(), own);
            each.add(mutation(carries(alone) ? alone : proposal(MutationKind.PUBLISHED, own)));
        }
        return each;
    }

    /** Whether the rows say nothing that belongs to another kind, and, of a code of the book, all that it asks. */
    private boolean fieldsFit(MutationKind kind) {
        KindDetails stated = particulars(kind);
        Set<String> names = new LinkedHashSet<>(stated.statedFields());
        names.add("continuation");
        boolean fit = true;
        for (Refusal refusal : KindFieldPolicy.violations(kind, names)) {
            if (refusal instanceof Refusal.FieldNotOfKind(MutationKind of, String field)) {
                at.addFlaw(column(field), FlawReason.FIELD_NOT_OF_KIND, Map.of("kind", of));
                fit = false;
            } else if (head.kind().isCode() && refusal instanceof Refusal.FieldMissing(MutationKind of, String field)) {
                at.addFlaw(column(field), FlawReason.FIELD_MISSING, Map.of("kind", of));
                fit = false;
            }
        }
        return fit;
    }

    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean carries(Proposal proposal) {
        return KindFieldPolicy.violations(proposal).isEmpty()
                && KindInvariantPolicy.firstViolationWithoutBook(proposal).isEmpty();
    }

    private ParsedMutation mutation(Proposal proposal) {
        Map<ItemPath, String> names = new LinkedHashMap<>();
        rows.names.forEach((item, name) -> {
            if (proposal.chapters().contains(item.chapter())) {
                names.put(item, name);
            }
        });
        String document = String.join(AND, head.moment().toString(), head.document());
        return new ParsedMutation(at.row(), document, key(proposal), proposal, names, head.lookAlikes());
    }

    private String key(Proposal proposal) {
        // A document's own reference says which of its mutations it is, and of no other document.
        return rows.reference == null
                ? String.join(AND, head.title(), head.kind().meaning(), ChapterCode.listed(proposal.chapters()))
                : rows.reference;
    }

    private Proposal proposal(MutationKind kind, List<SubtotalResolver.PostingDraft> parts) {
        Set<Optional<String>> notes =
                parts.stream().map(part -> Optional.ofNullable(part.note())).collect(Collectors.toSet());
        boolean together = notes.size() == 1;
        Basis basis = parts.getFirst().line().basis();
        List<Posting> postings =
                parts.stream().map(part -> part.toPosting(basis, !together)).toList();
        return new Proposal(
                kind,
                head.title(),
                head.explanation() == null ? head.title() : head.explanation(),
                head.moment(),
                null,
                head.effectiveOn(),
                head.continuation(),
                basis,
                head.source(),
                head.newPolicy(),
                head.mutationClass(),
                head.precision(),
                kind == head.kind().kind() ? particulars(kind) : KindDetails.NONE,
                head.coverage(),
                note(kind, together ? parts.getFirst().note() : null),
                null,
                null,
                postings);
    }

    /** What a reader must know: what the rows say, and what the source calls it where the kind does not say that. */
    private @Nullable String note(MutationKind kind, @Nullable String ofRows) {
        List<String> said = new ArrayList<>();
        if (ofRows != null) {
            said.add(ofRows);
        }
        rows.ofWhichNotes.forEach(part -> said.add("Waarvan, niet opgeteld: " + part));
        if (kind != head.kind().kind() || !head.kind().isExact()) {
            said.add("Soort volgens de bron: " + head.kind().word());
        }
        if (kind != head.kind().kind()) {
            KindDetails stated = head.kindDetails();
            say(said, "Oorzaak", stated.cause());
            say(said, "Prognose", stated.prognosis());
            say(said, "Besluit", stated.decision());
            say(said, "Voorwaarden", stated.conditions());
            say(said, "Kamerstuk", stated.parliamentaryPaper());
            say(said, "Lid", stated.member());
            say(said, "Wetsvoorstel", stated.bill());
            say(said, "Meegenomen uit", stated.carriedFrom());
            say(said, "Was-wordt", stated.lineage());
        }
        return said.isEmpty() ? null : String.join("\n", said);
    }

    private static void say(List<String> said, String what, @Nullable Object value) {
        if (value != null) {
            said.add(what + ": " + value);
        }
    }

    /** What the kind asks, as far as the rows say it or it follows from what they say. */
    private KindDetails particulars(MutationKind kind) {
        KindDetails stated = head.kindDetails();
        boolean estimate = kind == MutationKind.RE_ESTIMATE;
        boolean decided = kind == MutationKind.INTENSIFICATION || kind == MutationKind.SPENDING_CUT;
        boolean amends = kind == MutationKind.AMENDMENT || kind == MutationKind.GOVERNMENT_AMENDMENT;
        Moment bill = stated.bill() == null && amends ? head.moment().bill() : stated.bill();
        return new KindDetails(
                // The source's only words for why an estimate changes are those that it calls the change by.
                stated.cause() == null && estimate ? head.title() : stated.cause(),
                stated.prognosis(),
                estimate && stated.prognosis() == null,
                stated.decision(),
                decided && stated.decision() == null,
                stated.conditions(),
                stated.parliamentaryPaper(),
                stated.member(),
                bill,
                stated.carriedFrom(),
                stated.lineage());
    }
}
