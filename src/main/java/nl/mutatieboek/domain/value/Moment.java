package nl.mutatieboek.domain.value;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.mutatieboek.domain.value.MalformedValueException.ExpectedValue;

/**
 * Moment (fase) of a budget year, such as {@code 2026-OWB} or, if a year has several, {@code 2020-ISB-3}. The order of
 * moments depends on their submission dates, which only the calendar knows.
 *
 * @param year budget year of the document
 * @param code type of document
 * @param number sequence number from 1; 0 for a type that occurs once a year
 */
public record Moment(BudgetYear year, Code code, int number) {
    private static final Pattern FORM = Pattern.compile("([0-9]{4})-([A-Z0-9]{2,5})(?:-([1-9][0-9]?))?");

    /** Document types of a budget year, in the order of documents of one day. */
    public enum Code {
        /** Ontwerpbegroting, the budget bill. */
        OWB,
        /** Nota van wijziging, the government's own amendment; numbered. */
        NVW,
        /** Incidentele suppletoire begroting; numbered. */
        ISB,
        /** Vastgestelde begroting, the adopted budget. */
        VB,
        /** First supplementary budget (Voorjaarsnota). */
        O1,
        /** Supplementary budget of September (Prinsjesdag). */
        SBS,
        /** Second supplementary budget (Najaarsnota). */
        O2,
        /** Slotwet, the final budget act. */
        SW;

        boolean numbered() {
            return this == NVW || this == ISB;
        }

        /** Whether it is a separate bill, which parliament adopts as an act. */
        public boolean isBill() {
            return this != NVW && this != VB;
        }

        /** Parses a code, or its alias in documents and open data: SBS is PSUPP or I2 in some sets. */
        static Code parse(String name) {
            return switch (name) {
                case "OW" -> OWB;
                case "I1", "1SUPP" -> O1;
                case "I2", "PSUPP" -> SBS;
                case "2SUPP" -> O2;
                case "JV" -> SW;
                default -> MalformedValueException.parseConstant(values(), name, ExpectedValue.MOMENT);
            };
        }
    }

    public Moment {
        if (number < 0 || number > 99 || (number == 0) == code.numbered()) {
            throw new MalformedValueException(ExpectedValue.MOMENT, year + "-" + code + " with number " + number);
        }
    }

    /** Parses {@code 2026-OWB} or {@code 2020-ISB-3}; also {@code 2023-PSUPP}, which equals {@code 2023-SBS}. */
    public static Moment parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new MalformedValueException(ExpectedValue.MOMENT, text);
        }
        Code code = Code.parse(form.group(2));
        String number = form.group(3);
        return new Moment(BudgetYear.parse(form.group(1)), code, number == null ? 0 : Integer.parseInt(number));
    }

    /** Returns the last budget year that the document may touch; the first is its own. */
    public BudgetYear lastYear() {
        int years = switch (code) {
            case OWB, NVW, ISB, VB -> 4;
            // From 2024 the first supplementary budget adds t+5 (extrapolation).
            case O1 -> year.value() >= 2024 ? 5 : 4;
            case SBS, O2, SW -> 0;
        };
        return new BudgetYear(Math.min(year.value() + years, BudgetYear.LAST));
    }

    /** Returns the budget years that the document may touch, its own first. */
    public List<BudgetYear> years() {
        return BudgetYear.range(year.value(), lastYear().value());
    }

    /** Returns the budget bill for a nota van wijziging or adopted budget, else the moment itself. */
    public Moment bill() {
        return code.isBill() ? this : new Moment(year, Code.OWB, 0);
    }

    public boolean allowsYear(BudgetYear touched) {
        return year.compareTo(touched) <= 0 && touched.compareTo(lastYear()) <= 0;
    }

    @Override
    public String toString() {
        return year + "-" + code + (number == 0 ? "" : "-" + number);
    }
}
