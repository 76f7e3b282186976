package nl.mutatieboek.domain.moment;

import java.time.LocalDate;
import java.time.Month;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import nl.mutatieboek.domain.Refusal;
import nl.mutatieboek.domain.Refusal.DayImplausible;
import nl.mutatieboek.domain.Refusal.ImplausibleDate;
import nl.mutatieboek.domain.Refusal.UntilImplausible;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;

/**
 * Between which days the dates of a moment and its bill can lie: wide enough for all that happened since 2013, among which
 * budgets of caretaker years and supplementary budgets of a year that had ended, and too narrow for a typing error in a year.
 */
public final class DatePlausibilityPolicy {
    /** How many years before or after its budget year a mutation of a moment may take effect. */
    private static final int MAX_YEARS_FROM_BUDGET_YEAR = 5;

    /** How many years after the budget year of its moment a series may end. */
    private static final int MAX_YEARS_OF_SERIES = 50;

    private DatePlausibilityPolicy() {}

    /** The first day on which the document of a moment can be submitted. */
    static LocalDate earliestSubmission(Moment moment) {
        return switch (moment.code()) {
            case OWB, NVW, ISB, VB -> firstDay(moment, -1);
            case O1, SBS, O2 -> firstDay(moment, 0);
            case SW -> firstDay(moment, 1);
        };
    }

    /** The last day on which it can be. */
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

    /** A presentation that is recorded happened. */
    static Optional<Refusal> checkPresentation(Moment bill, LocalDate presentedOn, LocalDate today) {
        return checkBetween(bill, presentedOn, earliestSubmission(bill), earlierOf(latestSubmission(bill), today));
    }

    /** An act follows its bill within a year, and has effect from a day in its budget year at the earliest. */
    static Optional<Refusal> checkAdoption(
            Moment bill, LocalDate presentedOn, LocalDate adoptedOn, LocalDate effectiveFrom, LocalDate today) {
        LocalDate last = latestSubmission(bill).plusYears(1);
        return Stream.of(
                        checkBetween(bill, adoptedOn, presentedOn, earlierOf(last, today)),
                        checkBetween(bill, effectiveFrom, firstDay(bill, 0), last))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The day of the moment itself is plausible; another lies near its budget year. */
    public static Optional<Refusal> checkEffectiveDay(Proposal proposal, MomentCalendar calendar) {
        BudgetYear year = proposal.moment().year();
        LocalDate day = proposal.day();
        boolean ofMoment = calendar.submittedOn(proposal.moment()).equals(Optional.of(day));
        return ofMoment || Math.abs(day.getYear() - year.value()) <= MAX_YEARS_FROM_BUDGET_YEAR
                ? Optional.empty()
                : Optional.of(new DayImplausible(
                        day,
                        proposal.moment(),
                        yearsFrom(year, -MAX_YEARS_FROM_BUDGET_YEAR),
                        yearsFrom(year, MAX_YEARS_FROM_BUDGET_YEAR)));
    }

    /** A series ends in or after the last year that it has a figure for. */
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
