package nl.mutatieboek.budget;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.budget.term.Basis;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Continuation;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.budget.term.Kind;
import nl.mutatieboek.budget.term.Moment;
import nl.mutatieboek.budget.term.MutationId;
import nl.mutatieboek.budget.term.Posting;
import nl.mutatieboek.budget.term.Precision;
import nl.mutatieboek.budget.term.Proposal;
import nl.mutatieboek.budget.term.Source;
import nl.mutatieboek.budget.term.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A mutation as a story states it: only what matters there, the rest is filled in. Its lines are written as item, flow (V, U
 * or O), year and thousands: {@code XX/37 U 2026 -100}.
 */
record Draft(
        Kind kind,
        Moment moment,
        @Nullable Moment momentFrom,
        @Nullable LocalDate effectiveOn,
        @Nullable String cause,
        @Nullable String prognosis,
        boolean prognosisNotStated,
        @Nullable MutationId corrects,
        List<Posting> postings) {
    static Draft of(Kind kind, String... lines) {
        boolean estimate = kind == Kind.RE_ESTIMATE;
        return new Draft(
                kind,
                Moment.parse("2026-OWB"),
                null,
                null,
                estimate ? "fewer places" : null,
                null,
                estimate,
                null,
                Arrays.stream(lines).map(Draft::posting).toList());
    }

    static Draft opening(String... lines) {
        return of(Kind.OPENING, lines);
    }

    static Draft reservation(String... lines) {
        return of(Kind.RESERVATION, lines);
    }

    static Draft allocation(String... lines) {
        return of(Kind.RESERVE_ALLOCATION, lines);
    }

    static Draft transfer(String... lines) {
        return of(Kind.TRANSFER, lines);
    }

    static Draft reallocation(String... lines) {
        return of(Kind.REALLOCATION, lines);
    }

    static Draft reEstimate(String... lines) {
        return of(Kind.RE_ESTIMATE, lines);
    }

    static Posting posting(String line) {
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
                null);
    }

    Draft in(String changed) {
        return new Draft(
                kind,
                Moment.parse(changed),
                momentFrom,
                effectiveOn,
                cause,
                prognosis,
                prognosisNotStated,
                corrects,
                postings);
    }

    Draft since(String changed) {
        return new Draft(
                kind,
                moment,
                Moment.parse(changed),
                effectiveOn,
                cause,
                prognosis,
                prognosisNotStated,
                corrects,
                postings);
    }

    Draft on(String changed) {
        return new Draft(
                kind,
                moment,
                momentFrom,
                LocalDate.parse(changed),
                cause,
                prognosis,
                prognosisNotStated,
                corrects,
                postings);
    }

    Draft why(@Nullable String newCause, @Nullable String newPrognosis, boolean notStated) {
        return new Draft(kind, moment, momentFrom, effectiveOn, newCause, newPrognosis, notStated, corrects, postings);
    }

    Draft correcting(String name) {
        return new Draft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                cause,
                prognosis,
                prognosisNotStated,
                Acts.mutation(name),
                postings);
    }

    Proposal proposal() {
        return new Proposal(
                kind,
                "A mutation",
                "Because the story needs it",
                moment,
                momentFrom,
                effectiveOn,
                Continuation.UNKNOWN,
                Basis.READ,
                new Source("36800-XX-2", null, null, null),
                false,
                null,
                Precision.EXACT,
                cause,
                prognosis,
                prognosisNotStated,
                null,
                corrects,
                null,
                postings);
    }
}
