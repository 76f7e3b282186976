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
import nl.mutatieboek.domain.KindRefusal;
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
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.RecordedTextFormatter;
import nl.mutatieboek.importing.table.FlawReason;
import nl.mutatieboek.importing.table.RowFieldReader;
import org.jspecify.annotations.Nullable;

/**
 * Creates mutations from rows. The word of a document for a kind is adopted if the amounts satisfy the rules of that
 * kind; otherwise the mutation is a published change, with the word in its note. Nothing is added to make it fit.
 */
final class ParsedMutationFactory {
    /** Separator; fields are single lines and cannot contain it. */
    private static final String SEPARATOR = "\n";

    private final MutationRowGroup rows;
    private final MutationHeader head;
    private final RowFieldReader firstFields;

    private ParsedMutationFactory(MutationRowGroup rows, MutationHeader head) {
        this.rows = rows;
        this.head = head;
        this.firstFields = rows.first;
    }

    /** The mutations of a group of rows: none if a row has a flaw, more than one only without a reference. */
    static List<ParsedMutation> create(MutationRowGroup rows) {
        if (!rows.isValid() || rows.head == null || rows.lines.isEmpty()) {
            return List.of();
        }
        ParsedMutationFactory factory = new ParsedMutationFactory(rows, rows.head);
        try {
            boolean zeros = rows.head.kind().kind() == MutationKind.REORGANISATION;
            return factory.mutations(new SubtotalResolver(rows.lines).postingDrafts(zeros));
        } catch (MalformedValueException e) {
            factory.firstFields.addFlaw("title", e);
            return List.of();
        }
    }

    private List<ParsedMutation> mutations(List<SubtotalResolver.PostingDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        if (!fieldsFit(head.kind().kind())) {
            return List.of();
        }
        Proposal meant = proposal(head.kind().kind(), drafts);
        if (head.kind().isCode() || satisfiesKind(meant)) {
            return List.of(mutation(meant));
        }
        SortedSet<ChapterCode> chapters = meant.chapters();
        if (chapters.size() == 1) {
            return List.of(mutation(proposal(MutationKind.PUBLISHED, drafts)));
        }
        if (rows.reference != null) {
            firstFields.addFlaw(
                    "kind", FlawReason.KIND_OF_SEVERAL_CHAPTERS, Map.of("chapters", ChapterCode.listed(chapters)));
            return List.of();
        }
        // A title shared by chapters of a document is one mutation for each chapter.
        List<ParsedMutation> mutations = new ArrayList<>();
        for (ChapterCode chapter : chapters) {
            List<SubtotalResolver.PostingDraft> chapterDrafts = drafts.stream()
                    .filter(part -> part.item().chapter().equals(chapter))
                    .toList();
            Proposal chapterProposal = proposal(head.kind().kind(), chapterDrafts);
            mutations.add(mutation(
                    satisfiesKind(chapterProposal)
                            ? chapterProposal
                            : proposal(MutationKind.PUBLISHED, chapterDrafts)));
        }
        return mutations;
    }

    /** Whether the rows have no field of another kind and, for our own code, all required fields. */
    private boolean fieldsFit(MutationKind kind) {
        KindDetails stated = kindDetails(kind);
        Set<String> names = new LinkedHashSet<>(stated.statedFields());
        names.add("continuation");
        boolean fit = true;
        for (Refusal refusal : KindFieldPolicy.violations(kind, names)) {
            if (refusal instanceof KindRefusal.FieldNotOfKind(MutationKind of, String field)) {
                firstFields.addFlaw(column(field), FlawReason.FIELD_NOT_OF_KIND, Map.of("kind", of));
                fit = false;
            } else if (head.kind().isCode()
                    && refusal instanceof KindRefusal.FieldMissing(MutationKind of, String field)) {
                firstFields.addFlaw(column(field), FlawReason.FIELD_MISSING, Map.of("kind", of));
                fit = false;
            }
        }
        return fit;
    }

    private static String column(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static boolean satisfiesKind(Proposal proposal) {
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
        String document = String.join(SEPARATOR, head.moment().toString(), head.document());
        return new ParsedMutation(firstFields.row(), document, key(proposal), proposal, names, head.lookAlikes());
    }

    private String key(Proposal proposal) {
        // A reference is unique within its document only.
        return rows.reference == null
                ? String.join(SEPARATOR, head.title(), head.kind().meaning(), ChapterCode.listed(proposal.chapters()))
                : rows.reference;
    }

    private Proposal proposal(MutationKind kind, List<SubtotalResolver.PostingDraft> drafts) {
        Set<Optional<String>> notes =
                drafts.stream().map(part -> Optional.ofNullable(part.note())).collect(Collectors.toSet());
        boolean sharedNote = notes.size() == 1;
        Basis basis = drafts.getFirst().row().basis();
        List<Posting> postings =
                drafts.stream().map(part -> part.toPosting(basis, !sharedNote)).toList();
        return new ProposalBuilder(
                        kind,
                        head.title(),
                        head.explanation() == null ? head.title() : head.explanation(),
                        head.moment(),
                        head.source(),
                        postings)
                .effectiveOn(head.effectiveOn())
                .continuation(head.continuation())
                .basis(basis)
                .newPolicy(head.newPolicy())
                .mutationClass(head.mutationClass())
                .precision(head.precision())
                .particulars(kind == head.kind().kind() ? kindDetails(kind) : KindDetails.NONE)
                .coverage(head.coverage())
                .note(note(kind, sharedNote ? drafts.getFirst().note() : null))
                .build();
    }

    /** Notes of the rows, and details of the source that the kind cannot hold. */
    private @Nullable String note(MutationKind kind, @Nullable String ofRows) {
        List<String> notes = new ArrayList<>();
        if (ofRows != null) {
            notes.add(ofRows);
        }
        rows.ofWhichNotes.forEach(part -> notes.add(RecordedTextFormatter.format("note.of-which", part)));
        if (kind != head.kind().kind() || !head.kind().isExact()) {
            notes.add(RecordedTextFormatter.format("note.kind", head.kind().word()));
        }
        if (kind != head.kind().kind()) {
            KindDetails stated = head.kindDetails();
            addNote(notes, "cause", stated.cause());
            addNote(notes, "prognosis", stated.prognosis());
            addNote(notes, "decision", stated.decision());
            addNote(notes, "conditions", stated.conditions());
            addNote(notes, "parliamentaryPaper", stated.parliamentaryPaper());
            addNote(notes, "member", stated.member());
            addNote(notes, "bill", stated.bill());
            addNote(notes, "carriedFrom", stated.carriedFrom());
            if (stated.lineage() != null) {
                addNote(
                        notes,
                        "lineage",
                        stated.links().stream()
                                .map(link -> link.was() + " → " + link.becomes())
                                .collect(Collectors.joining(", ")));
            }
        }
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    private static void addNote(List<String> notes, String field, @Nullable Object value) {
        if (value != null) {
            notes.add(RecordedTextFormatter.format("note." + field, value));
        }
    }

    /** Details of the kind, as stated in the rows or derived from them. */
    private KindDetails kindDetails(MutationKind kind) {
        KindDetails stated = head.kindDetails();
        boolean estimate = kind == MutationKind.RE_ESTIMATE;
        boolean decided = kind == MutationKind.INTENSIFICATION || kind == MutationKind.SPENDING_CUT;
        boolean amends = kind == MutationKind.AMENDMENT || kind == MutationKind.GOVERNMENT_AMENDMENT;
        Moment bill = stated.bill() == null && amends ? head.moment().bill() : stated.bill();
        return new KindDetails(
                // The title is the only cause that the source gives.
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
