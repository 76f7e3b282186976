package nl.mutatieboek.demo;

import static nl.mutatieboek.domain.value.Basis.INFERRED;
import static nl.mutatieboek.domain.value.Basis.READ;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.RESERVATION;

/** Spring memorandum (Voorjaarsnota) 2025 according to the letter; its tables for XX were not read. */
final class SpringMemorandum2025 {
    private SpringMemorandum2025() {}

    static DemoProposalBuilder reservation() {
        return new DemoProposalBuilder(
                        RESERVATION,
                        "2025-O1",
                        "Reservering asielmaatregelen Regeerprogramma (Voorjaarsnota 2025)",
                        READ,
                        BudgetBill2026.letter("Asielmaatregelen Regeerprogramma, eerste zin"))
                .explanation("""
                    "Bij de Voorjaarsnota is structureel € 115 miljoen beschikbaar gesteld voor de uitvoering van \
                    asielmaatregelen uit het Regeerprogramma." Als oormerk onder artikel 92 Nog onverdeeld geboekt, 115.000 \
                    per jaar voor 2026 tot en met 2030.\
                    """)
                .note("""
                    Gelezen zijn het bedrag, in miljoenen, en dat het structureel is. Aangenomen zijn het ingangsjaar, de \
                    houder en de verplichtingen.
                    Ingangsjaar 2026: het eerste jaar van de reeks in de brief, met het bedrag in zijn geheel (D-03).
                    Houder artikel 92: de brief noemt geen rekening; de Algemene Rekenkamer noemt bij deze middelen de \
                    artikelen 37, 91 en 92 (36800-XX-5, tabel 1). Staan zij op de Aanvullende Post, dan telt voor hoofdstuk \
                    XX alleen het overgeboekte deel (D-02).
                    Een ander bedrag is de € 65 miljoen die de pers in april 2025 noemde voor de uitvoering van de \
                    asielwetten in 2025; de persberichten over de Voorjaarsnota zijn niet geboekt (D-05).\
                    """)
                .precision(1_000)
                .structural()
                .policy()
                .postings("XX/92/asielmaatregelen", EXPENDITURE, 2026, 115_000, 115_000, 115_000, 115_000, 115_000)
                .basisOfLastSeries(INFERRED, "Bedrag gelezen; ingangsjaar en houder aangenomen.")
                .withAssumedCommitments();
    }
}
