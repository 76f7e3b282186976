package nl.mutatieboek.trail;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.mutatieboek.balance.BookedLine;
import nl.mutatieboek.balance.BookedLines.Order;
import nl.mutatieboek.budget.AsOf;
import nl.mutatieboek.budget.AsOfResponse;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.ledger.RecordedActor;
import nl.mutatieboek.trail.TrailEntry.Dossier;
import nl.mutatieboek.trail.TrailEntry.Signature;
import nl.mutatieboek.trail.TrailQueries.PendingLine;
import nl.mutatieboek.trail.TrailQueries.Question;
import org.jspecify.annotations.Nullable;

/**
 * A page of an item's history.
 *
 * @param lineage what the item was before, where that is counted with it
 * @param sharedWith what else became of the same, with which that is counted whole as well
 * @param ledgerNumber the number up to which it is complete
 * @param order in which the entries follow each other and the balance runs
 * @param pending what would count if it was booked; on the first page
 */
public record TrailShown(
        String item,
        List<String> lineage,
        List<String> sharedWith,
        AsOfResponse axes,
        long ledgerNumber,
        Order order,
        List<EntryShown> entries,
        List<PendingShown> pending) {
    public TrailShown {
        lineage = List.copyOf(lineage);
        sharedWith = List.copyOf(sharedWith);
        entries = List.copyOf(entries);
        pending = List.copyOf(pending);
    }

    /**
     * What was found.
     *
     * @param rules what the rules say of each kind
     * @param names the name of who acted, that day
     */
    public static TrailShown of(
            Question question,
            List<TrailEntry> entries,
            List<PendingLine> pending,
            Function<MutationKind, String> rules,
            Function<RecordedActor, Optional<String>> names) {
        return new TrailShown(
                question.item().toString(),
                question.ancestry().predecessors().stream()
                        .map(ItemPath::toString)
                        .toList(),
                question.ancestry().sharedWith().stream()
                        .map(ItemPath::toString)
                        .toList(),
                AsOfResponse.of(question.point()),
                question.point().ledgerNumber(),
                question.order(),
                entries.stream()
                        .map(entry -> EntryShown.of(entry, question.point(), rules, names))
                        .toList(),
                pending.stream()
                        .map(line -> PendingShown.of(line, question.point(), rules, names))
                        .toList());
    }

    /**
     * A line that counts in no balance yet.
     *
     * @param dossier the address of its dossier, as this point knows it
     * @param rule the rule that allows it, in the language of {@code Accept-Language}
     * @param thousands the change that it would be, in whole thousands of euros
     */
    public record PendingShown(
            String mutation,
            String dossier,
            String number,
            MutationKind kind,
            String rule,
            String title,
            String moment,
            String effectiveOn,
            String item,
            Flow flow,
            int year,
            long thousands,
            SourceShown source,
            SignatureShown proposed) {
        static PendingShown of(
                PendingLine line,
                AsOf point,
                Function<MutationKind, String> rules,
                Function<RecordedActor, Optional<String>> names) {
            Dossier dossier = line.dossier();
            Posting posting = line.posting();
            return new PendingShown(
                    dossier.mutation().toString(),
                    address(dossier.mutation(), point),
                    dossier.number(),
                    dossier.kind(),
                    rules.apply(dossier.kind()),
                    dossier.title(),
                    dossier.moment().toString(),
                    dossier.effectiveOn().toString(),
                    posting.item().toString(),
                    posting.flow(),
                    posting.year().value(),
                    posting.thousands().value(),
                    SourceShown.of(dossier.source()),
                    SignatureShown.of(null, dossier.proposed(), names));
        }
    }

    /**
     * A booked line with all that explains it.
     *
     * @param thousands the change, in whole thousands of euros
     * @param balance what the asked item became, for this flow and year
     * @param dossier the address of its dossier, as this point knows it
     * @param rule the rule that allowed it, in the language of {@code Accept-Language}
     * @param oneSided whether one chapter's leg is concluded only, and stands in no document of that chapter
     */
    public record EntryShown(
            long ledgerNumber,
            int line,
            String recordedAt,
            String mutation,
            String dossier,
            String number,
            MutationKind kind,
            String rule,
            String title,
            String explanation,
            String moment,
            String effectiveOn,
            String item,
            Flow flow,
            int year,
            long thousands,
            long balance,
            Basis basis,
            @Nullable String note,
            @Nullable String mutationNote,
            boolean oneSided,
            long precisionThousands,
            SourceShown source,
            SignatureShown proposed,
            @Nullable SignatureShown approved,
            List<SignatureShown> confirmed,
            @Nullable SignatureShown agreed,
            @Nullable String reversedBy) {
        public EntryShown {
            confirmed = List.copyOf(confirmed);
        }

        static EntryShown of(
                TrailEntry entry,
                AsOf point,
                Function<MutationKind, String> rules,
                Function<RecordedActor, Optional<String>> names) {
            BookedLine line = entry.line();
            Dossier dossier = entry.dossier();
            return new EntryShown(
                    line.place().ledgerNumber(),
                    line.place().line(),
                    entry.recordedAt().toString(),
                    line.mutation().toString(),
                    address(line.mutation(), point),
                    dossier.number(),
                    dossier.kind(),
                    rules.apply(dossier.kind()),
                    dossier.title(),
                    dossier.explanation(),
                    line.moment().toString(),
                    line.effectiveOn().toString(),
                    entry.posting().item().toString(),
                    line.flow(),
                    line.year().value(),
                    line.thousands().value(),
                    line.balance().value(),
                    entry.basis(),
                    entry.posting().note(),
                    dossier.note(),
                    dossier.oneSided(),
                    dossier.precision().thousands(),
                    SourceShown.of(dossier.source()),
                    SignatureShown.of(null, dossier.proposed(), names),
                    dossier.approved() == null ? null : SignatureShown.of(null, dossier.approved(), names),
                    dossier.confirmed().stream()
                            .map(c -> SignatureShown.of(c.chapter().value(), c.signature(), names))
                            .toList(),
                    dossier.agreed() == null ? null : SignatureShown.of(null, dossier.agreed(), names),
                    dossier.reversedBy() == null ? null : dossier.reversedBy().toString());
        }
    }

    private static String address(MutationId mutation, AsOf point) {
        String knownAt = point.axes().knownAt();
        return "/v1/mutations/" + mutation + (knownAt == null ? "" : "?knownAt=" + knownAt);
    }

    /** Where it was read. */
    public record SourceShown(
            String document,
            @Nullable String place,
            @Nullable String url) {
        static SourceShown of(Source source) {
            return new SourceShown(source.document(), source.place(), source.url());
        }
    }

    /**
     * Who and when; for a confirmation also for which chapter.
     *
     * @param by the subject, which stays
     * @param byName the name of that day; null where none was kept, or where it is forgotten
     */
    public record SignatureShown(
            @Nullable String chapter, String by, @Nullable String byName, String at) {
        static SignatureShown of(
                @Nullable String chapter, Signature signature, Function<RecordedActor, Optional<String>> names) {
            return new SignatureShown(
                    chapter,
                    signature.by().subject(),
                    names.apply(signature.by()).orElse(null),
                    signature.at().toString());
        }
    }
}
