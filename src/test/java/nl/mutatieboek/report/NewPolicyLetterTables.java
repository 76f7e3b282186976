package nl.mutatieboek.report;

import java.util.List;

/**
 * The tables of the letter of the minister of Asiel en Migratie of September 2025 about new policy expenditure in 2026,
 * cell by cell as printed; blank cells are null.
 */
final class NewPolicyLetterTables {
    static final List<List<String>> OVERVIEW = List.of(
            List.of("Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000)", "Artikel", "2026"),
            List.of("1) Asielmaatregelen Regeerprogramma", "37, 91", "68.678"),
            List.of("2) Migratiepartnerschappen", "37", "10.000"));

    static final List<List<String>> ASYLUM_MEASURES = List.of(
            List.of("Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000)", "2026", "2027", "2028", "2029", "2030"),
            List.of("Asielmaatregelen Regeerprogramma", "68.678", "55.319", "55.074", "54.474", "54.457"));

    static final List<List<String>> PARTNERSHIPS = List.of(
            List.of("Nieuwe beleidsmatige uitgaven 2026 (bedrag x € 1.000)", "2026", "2027", "2028", "2029", "2030"),
            List.of("Migratiepartnerschappen", "10.000", "10.000", "10.000", "10.000", ""));

    private NewPolicyLetterTables() {}
}
