package nl.mutatieboek.domain.moment;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.domain.MomentRefusal.DayImplausible;
import nl.mutatieboek.domain.MomentRefusal.ImplausibleDate;
import nl.mutatieboek.domain.MomentRefusal.UntilImplausible;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;

/**
 * Checks the plausibility of dates of moments and bills. The ranges include everything that occurred since 2013, such
 * as budgets of caretaker years and supplementary budgets of a past year, but exclude a typing error in a year.
 */
public final class DatePlausibilityPolicy {
    /** Maximum distance in years between the effective day of a mutation and the budget year of its moment. */
    private static final int MAX_YEARS_FROM_BUDGET_YEAR = 5;

    /** Maximum number of years between the budget year of a moment and the end of a series. */
    private static final int MAX_YEARS_OF_SERIES = 50;

    private DatePlausibilityPolicy() {}

    /** Returns the first day on which the document of a moment can be submitted. */
    static LocalDate earliestSubmission(Moment moment) {
        return switch (moment.code()) {
            case OWB, NVW, ISB, VB -> firstDay(moment, -1);
            case O1, SBS, O2 -> firstDay(moment, 0);
            case SW -> firstDay(moment, 1);
        };
    }

    /** Returns the last day on which the document of a moment can be submitted. */
    static LocalDate latestSubmission(Moment moment) {
        return switch (moment.code()) {
            case OWB, NVW, VB, O1, SBS, O2 -> lastDay(moment, 0);
            case ISB -> lastDay(moment, 1);
            case SW -> lastDay(moment, 2);
        };
    }

    public static Optional<Refusal> checkSubmission(Moment moment, LocalDate submittedOn) {
        return checkBetween(moment, submittedOn, earliestSubmission(moment), latestSubmission(moment));
    }

    /** Checks that a presentation is plausible and not in the future. */
    static Optional<Refusal> checkPresentation(Moment bill, LocalDate presentedOn, LocalDate today) {
        return checkBetween(bill, presentedOn, earliestSubmission(bill), earlierOf(latestSubmission(bill), today));
    }

    /** Checks an adoption: at most a year after the last submission day, with effect from the budget year on. */
    static Optional<Refusal> checkAdoption(
            Moment bill, LocalDate presentedOn, LocalDate adoptedOn, LocalDate effectiveFrom, LocalDate today) {
        LocalDate last = latestSubmission(bill).plusYears(1);
        return Stream.of(
                        checkBetween(bill, adoptedOn, presentedOn, earlierOf(last, today)),
                        checkBetween(bill, effectiveFrom, firstDay(bill, 0), last))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Checks that the effective day is the day of the moment, or near its budget year. */
    public static Optional<Refusal> checkEffectiveDay(Proposal proposal, MomentCalendar calendar) {
        BudgetYear year = proposal.moment().year();
        LocalDate day = proposal.day();
        boolean isMomentDay = calendar.submittedOn(proposal.moment()).equals(Optional.of(day));
        return isMomentDay || Math.abs(day.getYear() - year.value()) <= MAX_YEARS_FROM_BUDGET_YEAR
                ? Optional.empty()
                : Optional.of(new DayImplausible(
                        day,
                        proposal.moment(),
                        yearsFrom(year, -MAX_YEARS_FROM_BUDGET_YEAR),
                        yearsFrom(year, MAX_YEARS_FROM_BUDGET_YEAR)));
    }

    /** Checks that a series does not end before its last posting. */
    public static Optional<Refusal> checkLastYear(Proposal proposal) {
        BudgetYear until = proposal.continuation().until();
        BudgetYear first = proposal.postings().stream()
                .map(Posting::year)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        BudgetYear last = yearsFrom(proposal.moment().year(), MAX_YEARS_OF_SERIES);
        return until == null || (first.compareTo(until) <= 0 && until.compareTo(last) <= 0)
                ? Optional.empty()
                : Optional.of(new UntilImplausible(until, first, last));
    }

    private static BudgetYear yearsFrom(BudgetYear year, int years) {
        return new BudgetYear(Math.clamp(year.value() + years, BudgetYear.FIRST, BudgetYear.LAST));
    }

    private static Optional<Refusal> checkBetween(Moment moment, LocalDate date, LocalDate earliest, LocalDate latest) {
        return date.isBefore(earliest) || date.isAfter(latest)
                ? Optional.of(new ImplausibleDate(moment, date, earliest, latest))
                : Optional.empty();
    }

    private static LocalDate earlierOf(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate firstDay(Moment moment, int yearsLater) {
        return LocalDate.of(moment.year().value() + yearsLater, Month.JANUARY, 1);
    }

    private static LocalDate lastDay(Moment moment, int yearsLater) {
        return LocalDate.of(moment.year().value() + yearsLater, Month.DECEMBER, 31);
    }
}
