package nl.mutatieboek.demo;

import static nl.mutatieboek.domain.value.Basis.PRESS;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.RE_ESTIMATE;

import nl.mutatieboek.domain.value.Source;

/** Autumn memorandum (Najaarsnota) 2025 according to the government's news item; 36850-XX-2 itself was not read. */
final class AutumnMemorandum2025 {
    private static final Source NEWS = new Source(
            "rijksoverheid.nl nieuwsbericht 28-11-2025 bij Najaarsnota",
            null,
            "https://www.rijksoverheid.nl/actueel/nieuws/2025/11/28/"
                    + "ministerie-van-asiel-en-migratie-besteedt-minder-dan-begroot",
            null);

    private static final String ASYLUM_CHAIN = """
        Ramingsbijstelling van de asielketen bij de Najaarsnota 2025; wat de brief over nieuw beleid MPP noemt.\
        """;

    private static final long MILLION = 1_000;
    private static final long TENTH_OF_A_MILLION = 100;

    private AutumnMemorandum2025() {}

    static DemoProposalBuilder coa() {
        return reEstimate("COA: lagere bezetting", -224_000, MILLION)
                .explanation(ASYLUM_CHAIN)
                .cause("Lagere bezetting bij het COA.");
    }

    static DemoProposalBuilder nidos() {
        return reEstimate("Nidos: lagere bezetting", -81_900, TENTH_OF_A_MILLION)
                .explanation(ASYLUM_CHAIN)
                .cause("Lagere bezetting bij Nidos.");
    }

    static DemoProposalBuilder ind() {
        return reEstimate("IND: lagere omzet", -86_500, TENTH_OF_A_MILLION)
                .explanation(ASYLUM_CHAIN)
                .cause("Lagere omzet van de IND.");
    }

    static DemoProposalBuilder displacedUkrainians() {
        return reEstimate("Opvang Oekraïne (NPO): lagere raming 2025", -462_000, MILLION)
                .explanation("Ramingsbijstelling van de opvang van Oekraïense ontheemden bij de Najaarsnota 2025.")
                .cause("Lagere raming voor de opvang van Oekraïense ontheemden; de oorzaak daarvan is niet gelezen.");
    }

    static DemoProposalBuilder penaltyPayments() {
        return reEstimate("IND: toevoeging aan de voorziening dwangsommen", 160_000, MILLION)
                .explanation(ASYLUM_CHAIN)
                .cause("Toevoeging aan de voorziening voor dwangsommen van de IND.");
    }

    private static DemoProposalBuilder reEstimate(String title, long thousands, long precision) {
        return new DemoProposalBuilder(RE_ESTIMATE, "2025-O2", title, PRESS, NEWS)
                .note("""
                    Welke prognose is gevolgd, is niet vermeld. Alleen uitgaven.
                    Het bericht noemt vijf posten, per saldo 694.400 lager, bij een daling van iets meer dan 8,5 naar iets meer dan \
                    7,6 miljard: het restant is niet gelezen en niet geboekt (D-18).
                    Van 2025 zijn de ontwerpbegroting en deze posten gelezen; nota's van wijziging, vastgestelde begroting, \
                    eerste suppletoire en Prinsjesdag niet.\
                    """)
                .precision(precision)
                .postings("XX/37", EXPENDITURE, 2025, thousands)
                .basisOfLastSeries(PRESS, "Artikel 37 aangenomen uit het instrument.");
    }
}
