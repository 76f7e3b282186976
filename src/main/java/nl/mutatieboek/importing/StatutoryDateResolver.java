package nl.mutatieboek.importing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Moment;

/**
 * Resolves the statutory date of a moment whose date no source gives. A nota van wijziging and an incidental
 * supplementary budget have no such date: the first is placed between the budget bill and the year, the second between
 * the adopted budget and the first supplementary budget.
 *
 * @see <a href="https://wetten.overheid.nl/BWBR0039429">Comptabiliteitswet 2016, art. 2.23 to 2.34</a>
 */
final class StatutoryDateResolver {
    private StatutoryDateResolver() {}

    /** Returns the statutory date; the nearest day of a budget year if its own year is none. */
    static LocalDate submissionDate(Moment moment) {
        LocalDate day = statutoryDate(moment);
        if (day.getYear() < BudgetYear.FIRST) {
            return LocalDate.of(BudgetYear.FIRST, Month.JANUARY, 1);
        }
        return day.getYear() > BudgetYear.LAST ? LocalDate.of(BudgetYear.LAST, Month.DECEMBER, 31) : day;
    }

    private static LocalDate statutoryDate(Moment moment) {
        int year = moment.year().value();
        return switch (moment.code()) {
            case OWB -> budgetDay(year - 1);
            case NVW -> LocalDate.of(year - 1, Month.NOVEMBER, 30);
            case VB -> LocalDate.of(year, Month.JANUARY, 1);
            case ISB -> LocalDate.of(year, Month.APRIL, 1);
            case O1 -> LocalDate.of(year, Month.JUNE, 1);
            case SBS -> budgetDay(year);
            case O2 -> LocalDate.of(year, Month.DECEMBER, 1);
            // Accountability Day.
            case SW -> third(DayOfWeek.WEDNESDAY, year + 1, Month.MAY);
        };
    }

    /** Prinsjesdag: Grondwet, art. 65. */
    private static LocalDate budgetDay(int year) {
        return third(DayOfWeek.TUESDAY, year, Month.SEPTEMBER);
    }

    private static LocalDate third(DayOfWeek day, int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.dayOfWeekInMonth(3, day));
    }
}
