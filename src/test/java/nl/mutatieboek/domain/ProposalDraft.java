package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.ProposalBuilder;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.StatedMarks;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A proposal with defaults for everything that a scenario does not state. Its lines are written as item, flow (V, U or
 * O), year and thousands: {@code XX/37 U 2026 -100}; for an extrapolation, followed by the suggested amount.
 */
public record ProposalDraft(
        MutationKind kind,
        Moment moment,
        @Nullable Moment momentFrom,
        @Nullable LocalDate effectiveOn,
        Continuation continuation,
        boolean newPolicy,
        Precision precision,
        KindDetails particulars,
        @Nullable String coverage,
        @Nullable MutationId corrects,
        List<Posting> postings) {
    public static ProposalDraft of(MutationKind kind, String... lines) {
        return new ProposalDraft(
                kind,
                Moment.parse(momentOf(kind)),
                null,
                null,
                kind == MutationKind.AMENDMENT
                        ? new Continuation(Continuation.Type.INCIDENTAL, null)
                        : Continuation.UNKNOWN,
                false,
                Precision.EXACT,
                KindDetailsBuilder.minimalFor(kind).build(),
                null,
                null,
                Arrays.stream(lines).map(ProposalDraft::posting).toList());
    }

    private static String momentOf(MutationKind kind) {
        return switch (kind) {
            case AMENDMENT -> "2026-VB";
            case GOVERNMENT_AMENDMENT -> "2026-NVW-1";
            case FINAL_BUDGET -> "2026-SW";
            default -> "2026-OWB";
        };
    }

    public static ProposalDraft opening(String... lines) {
        return of(MutationKind.OPENING, lines);
    }

    public static ProposalDraft reservation(String... lines) {
        return of(MutationKind.RESERVATION, lines);
    }

    public static ProposalDraft allocation(String... lines) {
        return of(MutationKind.RESERVE_ALLOCATION, lines);
    }

    public static ProposalDraft transfer(String... lines) {
        return of(MutationKind.TRANSFER, lines);
    }

    public static ProposalDraft reallocation(String... lines) {
        return of(MutationKind.REALLOCATION, lines);
    }

    public static ProposalDraft reEstimate(String... lines) {
        return of(MutationKind.RE_ESTIMATE, lines);
    }

    public static Posting posting(String line) {
        return posting(line, null);
    }

    public static Posting posting(String line, @Nullable String note) {
        String[] words = line.split(" ");
        Flow flow = Arrays.stream(Flow.values())
                .filter(f -> f.letter().equals(words[1]))
                .findFirst()
                .orElseThrow();
        return new Posting(
                ItemPath.parse(words[0]),
                flow,
                BudgetYear.parse(words[2]),
                new Thousands(Long.parseLong(words[3])),
                null,
                note,
                words.length == 4 ? null : new Thousands(Long.parseLong(words[4])));
    }

    public ProposalDraft withMoment(String changed) {
        return with(Moment.parse(changed), momentFrom, effectiveOn, corrects);
    }

    public ProposalDraft withMomentFrom(String changed) {
        return with(moment, Moment.parse(changed), effectiveOn, corrects);
    }

    public ProposalDraft withEffectiveOn(String changed) {
        return with(moment, momentFrom, LocalDate.parse(changed), corrects);
    }

    public ProposalDraft correcting(String name) {
        return with(moment, momentFrom, effectiveOn, ActorCommandFactory.mutation(name));
    }

    private ProposalDraft with(
            Moment in, @Nullable Moment since, @Nullable LocalDate on, @Nullable MutationId correcting) {
        return new ProposalDraft(
                kind, in, since, on, continuation, newPolicy, precision, particulars, coverage, correcting, postings);
    }

    public ProposalDraft withDetails(KindDetailsBuilder said) {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                newPolicy,
                precision,
                said.build(),
                coverage,
                corrects,
                postings);
    }

    public ProposalDraft continued(Continuation.Type how) {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                new Continuation(how, null),
                newPolicy,
                precision,
                particulars,
                coverage,
                corrects,
                postings);
    }

    /** Marks every line; only commitments get a mark as guarantee. */
    public ProposalDraft marked(StatedMarks marks) {
        return posting(postings.stream()
                .map(line -> new Posting(
                        line.item(),
                        line.flow(),
                        line.year(),
                        line.thousands(),
                        line.basis(),
                        line.note(),
                        line.suggested(),
                        line.resultingThousands(),
                        new StatedMarks(
                                marks.budget().of(line.flow()), marks.ibosNumber(), marks.window(), marks.reason())))
                .toArray(Posting[]::new));
    }

    /** Multiplies every amount. */
    ProposalDraft multipliedBy(long factor) {
        return posting(postings.stream()
                .map(line -> new Posting(
                        line.item(),
                        line.flow(),
                        line.year(),
                        new Thousands(line.thousands().value() * factor),
                        line.basis(),
                        line.note(),
                        line.suggested()))
                .toArray(Posting[]::new));
    }

    public ProposalDraft until(int year) {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                new Continuation(Continuation.Type.UNTIL, new BudgetYear(year)),
                newPolicy,
                precision,
                particulars,
                coverage,
                corrects,
                postings);
    }

    public ProposalDraft asNewPolicy() {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                true,
                precision,
                particulars,
                coverage,
                corrects,
                postings);
    }

    public ProposalDraft rounded(long thousands) {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                newPolicy,
                new Precision(thousands),
                particulars,
                coverage,
                corrects,
                postings);
    }

    public ProposalDraft posting(Posting... lines) {
        return new ProposalDraft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                newPolicy,
                precision,
                particulars,
                coverage,
                corrects,
                List.of(lines));
    }

    public ProposalDraft withCause(@Nullable String newCause, @Nullable String newPrognosis, boolean notStated) {
        KindDetailsBuilder said = KindDetailsBuilder.empty().cause(newCause).prognosis(newPrognosis);
        return withDetails(notStated ? said.prognosisNotStated() : said);
    }

    public Proposal proposal() {
        return new ProposalBuilder(
                        kind,
                        "A mutation",
                        "Because the story needs it",
                        moment,
                        Source.ofDocument("36800-XX-2"),
                        postings)
                .momentFrom(momentFrom)
                .effectiveOn(effectiveOn)
                .continuation(continuation)
                .newPolicy(newPolicy)
                .mutationClass(kind == MutationKind.RE_ESTIMATE ? MutationClass.WINDFALL : null)
                .precision(precision)
                .particulars(particulars)
                .coverage(coverage)
                .corrects(corrects)
                .build();
    }
}
