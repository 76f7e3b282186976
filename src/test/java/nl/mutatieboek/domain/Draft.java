package nl.mutatieboek.domain;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Continuation;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.KindDetails;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;

/**
 * A mutation as a story states it: only what matters there, the rest is filled in. Its lines are written as item, flow (V, U
 * or O), year and thousands: {@code XX/37 U 2026 -100}; of an extrapolation, followed by what was suggested.
 */
public record Draft(
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
    public static Draft of(MutationKind kind, String... lines) {
        return new Draft(
                kind,
                Moment.parse(momentOf(kind)),
                null,
                null,
                kind == MutationKind.AMENDMENT
                        ? new Continuation(Continuation.Type.INCIDENTAL, null)
                        : Continuation.UNKNOWN,
                false,
                Precision.EXACT,
                Saying.of(kind).particulars(),
                null,
                null,
                Arrays.stream(lines).map(Draft::posting).toList());
    }

    private static String momentOf(MutationKind kind) {
        return switch (kind) {
            case AMENDMENT -> "2026-VB";
            case GOVERNMENT_AMENDMENT -> "2026-NVW-1";
            case FINAL_BUDGET -> "2026-SW";
            default -> "2026-OWB";
        };
    }

    public static Draft opening(String... lines) {
        return of(MutationKind.OPENING, lines);
    }

    public static Draft reservation(String... lines) {
        return of(MutationKind.RESERVATION, lines);
    }

    public static Draft allocation(String... lines) {
        return of(MutationKind.RESERVE_ALLOCATION, lines);
    }

    public static Draft transfer(String... lines) {
        return of(MutationKind.TRANSFER, lines);
    }

    public static Draft reallocation(String... lines) {
        return of(MutationKind.REALLOCATION, lines);
    }

    public static Draft reEstimate(String... lines) {
        return of(MutationKind.RE_ESTIMATE, lines);
    }

    static Posting posting(String line) {
        return posting(line, null);
    }

    static Posting posting(String line, @Nullable String note) {
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

    public Draft in(String changed) {
        return with(Moment.parse(changed), momentFrom, effectiveOn, corrects);
    }

    Draft since(String changed) {
        return with(moment, Moment.parse(changed), effectiveOn, corrects);
    }

    Draft on(String changed) {
        return with(moment, momentFrom, LocalDate.parse(changed), corrects);
    }

    Draft correcting(String name) {
        return with(moment, momentFrom, effectiveOn, Acts.mutation(name));
    }

    private Draft with(Moment in, @Nullable Moment since, @Nullable LocalDate on, @Nullable MutationId correcting) {
        return new Draft(
                kind, in, since, on, continuation, newPolicy, precision, particulars, coverage, correcting, postings);
    }

    Draft saying(Saying said) {
        return new Draft(
                kind,
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                newPolicy,
                precision,
                said.particulars(),
                coverage,
                corrects,
                postings);
    }

    Draft continued(Continuation.Type how) {
        return new Draft(
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

    /** The same with every amount so many times as large. */
    Draft times(long factor) {
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

    Draft until(int year) {
        return new Draft(
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

    Draft asNewPolicy() {
        return new Draft(
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

    Draft rounded(long thousands) {
        return new Draft(
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

    Draft posting(Posting... lines) {
        return new Draft(
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

    public Draft why(@Nullable String newCause, @Nullable String newPrognosis, boolean notStated) {
        Saying said = Saying.nothing().cause(newCause).prognosis(newPrognosis);
        return saying(notStated ? said.prognosisNotStated() : said);
    }

    public Proposal proposal() {
        return new Proposal(
                kind,
                "A mutation",
                "Because the story needs it",
                moment,
                momentFrom,
                effectiveOn,
                continuation,
                Basis.READ,
                new Source("36800-XX-2", null, null, null),
                newPolicy,
                null,
                precision,
                particulars,
                coverage,
                null,
                corrects,
                null,
                postings);
    }
}
