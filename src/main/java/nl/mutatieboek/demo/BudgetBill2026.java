package nl.mutatieboek.demo;

import static nl.mutatieboek.domain.value.Basis.DISPUTED;
import static nl.mutatieboek.domain.value.Basis.INFERRED;
import static nl.mutatieboek.domain.value.Basis.READ;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.RESERVE_ALLOCATION;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;
import static nl.mutatieboek.domain.value.MutationKind.TRANSFER;

import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.PublishedBalance;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;

/** Budget bill 2026 (36800-XX-2) according to the letter and the Court of Audit; its article tables were not read. */
final class BudgetBill2026 {
    private static final Source COURT_OF_AUDIT = new Source(
            "36800-XX-5 Brief Algemene Rekenkamer",
            "par.1 en Tabel 1",
            "https://www.tweedekamer.nl/kamerstukken/kamervragen/detail?did=2025D40991&id=2025D40991",
            null);

    private static final Source BILL = new Source(
            "36800-XX-2",
            "Figuur 1",
            "https://www.tweedekamer.nl/kamerstukken/detail?did=2025D36282&id=2025Z15656",
            null);

    private static final String NEW_POLICY = """
        Nieuw beleid: alleen het bedrag voor 2026 wordt ter autorisatie voorgelegd (artikel 105 van de Grondwet), de latere \
        jaren zijn de meerjarige doorwerking. Tot de autorisatie is het niet uitvoerbaar, behalve langs artikel 2.27, \
        tweede lid, van de Comptabiliteitswet 2016 (D-22).\
        """;

    private static final String OTHER_LEG = """
        Het deel op XVII is aangenomen uit dat op XX: in geen leesbaar stuk van XVII is de tegenboeking gevonden en het \
        artikel is onbekend (D-07). De bevestiging namens XVII is die van het demoboek, niet die van het ministerie.\
        """;

    private static final String OTHER_LEG_LINE =
            "Aangenomen uit het deel op XX; geen stuk van XVII gevonden, artikel onbekend (D-07).";

    private BudgetBill2026() {}

    /** Returns the letter as a source; it has no address of its own. */
    static Source letter(String place) {
        return new Source("Brief nieuwe beleidsmatige uitgaven 2026 AenM", place, null, null);
    }

    static DemoProposalBuilder allocation() {
        return new DemoProposalBuilder(
                        RESERVE_ALLOCATION,
                        "2026-OWB",
                        "Asielmaatregelen Regeerprogramma: toedeling uit de reservering",
                        READ,
                        letter("Asielmaatregelen Regeerprogramma, meerjarentabel"))
                .explanation("""
                    "Bij de ontwerpbegroting wordt een deel van de benodigde middelen overgeboekt naar de artikelen 37 en \
                    91": voor het Migratiepact, de asielnoodmaatregelenwet, het tweestatusstelsel, detentiecapaciteit en de \
                    wet Terugkeer en Vreemdelingenbewaring.

                    """ + NEW_POLICY)
                .note("""
                    De splitsing over de artikelen 37 en 91 is niet gepubliceerd en wordt niet verzonnen (D-04). De brief \
                    noemt uitgaven; de rekening waaruit wordt overgeboekt en de verplichtingen noemt hij niet (D-02). Het \
                    vervolg na 2030 is niet vermeld.
                    Tegenover structureel € 115 miljoen staat een dalende reeks. Het restant heeft geen gepubliceerde \
                    bestemming en blijft zichtbaar op de reservering (D-03).\
                    """)
                .newPolicy()
                .postings("XX/92/asielmaatregelen", EXPENDITURE, 2026, -68_678, -55_319, -55_074, -54_474, -54_457)
                .basisOfLastSeries(INFERRED, "Aangenomen: de brief noemt niet uit welke rekening wordt overgeboekt.")
                .postings("XX/37~91", EXPENDITURE, 2026, 68_678, 55_319, 55_074, 54_474, 54_457)
                .basisOfLastSeries(READ, "Artikel 37 of 91; de splitsing is niet gepubliceerd.")
                .withAssumedCommitments();
    }

    static DemoProposalBuilder partnerships() {
        return new DemoProposalBuilder(
                        TRANSFER,
                        "2026-OWB",
                        "Migratiepartnerschappen 2026 tot en met 2028: overboeking van XVII",
                        READ,
                        letter("Migratiepartnerschappen, tekst en meerjarentabel"))
                .explanation("""
                    Voor partnerschappen met derde landen, om irreguliere migratie tegen te gaan en terugkeer te bevorderen, \
                    "wordt voor de jaren 2025 tot en met 2028 jaarlijks € 10 mln. beschikbaar gesteld aan het ministerie van \
                    Asiel en Migratie vanuit de begroting van het ministerie van Buitenlandse Handel en \
                    Ontwikkelingshulp". Geboekt zijn de jaren waarin tekst en tabel overeenkomen.

                    """ + NEW_POLICY)
                .note("""
                    Het jaar 2025 staat in de tekst, niet in de tabel, en valt buiten de ontwerpbegroting 2026: genoteerd, \
                    niet geboekt. Het jaar 2029 staat in de tabel, niet in de tekst: afzonderlijk geboekt als tegenstrijdig \
                    (D-01).
                    """ + OTHER_LEG + """

                    Het bedrag is een deel van wat AenM en BHO samen voor partnerschappen hebben, niet iets daarbovenop \
                    (D-06).\
                    """)
                .until(2028)
                .newPolicy()
                .postings("XVII/~", EXPENDITURE, 2026, -10_000, -10_000, -10_000)
                .basisOfLastSeries(INFERRED, OTHER_LEG_LINE)
                .postings("XX/37", EXPENDITURE, 2026, 10_000, 10_000, 10_000)
                .withAssumedCommitments();
    }

    static DemoProposalBuilder partnershipsOf2029() {
        return new DemoProposalBuilder(
                        TRANSFER,
                        "2026-OWB",
                        "Migratiepartnerschappen 2029: overboeking van XVII, bron tegenstrijdig",
                        DISPUTED,
                        letter("Migratiepartnerschappen, tekst en meerjarentabel"))
                .explanation("""
                    De meerjarentabel van de brief, met de kolommen 2026 tot en met 2030, heeft vier bedragen van links: ook \
                    2029. De tekst noemt de jaren 2025 tot en met 2028. Het boek volgt de tabel en toont de post als \
                    tegenstrijdig (D-01).

                    """ + NEW_POLICY)
                .note("Het vervolg na 2029 is niet vermeld: 2030 is leeg in de tabel.\n" + OTHER_LEG)
                .newPolicy()
                .postings("XVII/~", EXPENDITURE, 2029, -10_000)
                .basisOfLastSeries(INFERRED, OTHER_LEG_LINE)
                .postings("XX/37", EXPENDITURE, 2029, 10_000)
                .basisOfLastSeries(DISPUTED, "De tabel vult 2029; de tekst noemt 2025 tot en met 2028 (D-01).")
                .withAssumedCommitments();
    }

    static DemoProposalBuilder displacedUkrainians() {
        return new DemoProposalBuilder(
                        RE_ESTIMATE,
                        "2026-OWB",
                        "Nationaal Programma Oekraïense Ontheemden: lagere raming 2026",
                        READ,
                        COURT_OF_AUDIT)
                .explanation("""
                    Lagere raming voor de opvang van Oekraïense ontheemden in 2026: Voorjaarsnota 2025 en ontwerpbegroting \
                    2026 samen, ten opzichte van de begroting 2025, 11% van artikel 37. De brief over nieuw beleid noemt \
                    deze nieuwe raming zonder bedrag.\
                    """)
                .cause("Minder opvangplekken; kosten per gemeentelijke plek van € 61 naar € 44.")
                .note("""
                    Eén bedrag voor twee momenten: de splitsing tussen Voorjaarsnota en ontwerpbegroting is niet gelezen. \
                    Gelezen in miljoenen, en alleen als uitgaven. Welke prognose is gevolgd, is niet vermeld.\
                    """)
                .momentFrom("2025-O1")
                .precision(1_000)
                .postings("XX/37", EXPENDITURE, 2026, -1_051_000);
    }

    /** Returns the chapter total for 2026, a check only, because most of its parts were not read. */
    static PublishedBalance chapterTotal() {
        return new PublishedBalance(
                ItemPath.parse(DemoScript.XX),
                EXPENDITURE,
                new BudgetYear(2026),
                Moment.parse("2026-OWB"),
                new Thousands(8_940_000),
                new Precision(1_000),
                BILL,
                null,
                null);
    }
}
