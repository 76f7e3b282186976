package nl.mutatieboek.demo;

import static nl.mutatieboek.domain.value.Basis.DERIVED;
import static nl.mutatieboek.domain.value.Basis.READ;
import static nl.mutatieboek.domain.value.Flow.COMMITMENTS;
import static nl.mutatieboek.domain.value.Flow.EXPENDITURE;
import static nl.mutatieboek.domain.value.MutationKind.OPENING;

import nl.mutatieboek.domain.value.Source;

/** Budget bill 2025 (36600-XX-2), the opening of the demo ledger. */
final class BudgetBill2025 {
    private static final Source TABLE = new Source(
            "36600-XX-2",
            "art.37 tabel D (rijksfinancien onderdeel 3165618)",
            "https://rijksfinancien.nl/index.php/memorie-van-toelichting/2025/OWB/XX/onderdeel/3165618",
            null);

    private BudgetBill2025() {}

    static DemoProposalBuilder opening() {
        return new DemoProposalBuilder(
                        OPENING, "2025-OWB", "Openingsstand artikel 37 volgens de ontwerpbegroting 2025", READ, TABLE)
                .explanation("""
                    Beginstand van artikel 37 Asiel en Migratie voor de begrotingsjaren 2025 tot en met 2029. De kolommen \
                    2023 en 2024 van de tabel (t-2 en t-1) zijn presentatie en worden niet geboekt.

                    Uitgaven: gelezen zijn het artikeltotaal, artikelonderdeel 37.2, de bijdragen aan agentschappen (IND \
                    en DJI) en de bijdrage aan ZBO's/RWT's als totaal. Het overige deel van 37.2 en artikelonderdeel 37.3 \
                    zijn daaruit afgeleid, zodat artikel 37 gelijk is aan het gepubliceerde totaal.

                    Verplichtingen: alleen op artikelniveau gepubliceerd.\
                    """)
                .note("""
                    Niet gelezen en daarom niet geboekt: de regels vanaf COA en de regel 37.3 zelf (het uittreksel is \
                    afgekapt na COA), de ontvangsten per artikel en de artikelen 91 en 92 (D-08). In 2025, en alleen dan, \
                    liggen de verplichtingen 10.000 boven de uitgaven; de reden is niet gelezen (D-09).\
                    """)
                .postings("XX/37/2/agentschappen/ind", EXPENDITURE, 2025, 866_372, 809_634, 453_013, 317_406, 317_406)
                .postings("XX/37/2/agentschappen/dji", EXPENDITURE, 2025, 84_842, 84_873, 84_873, 84_873, 84_873)
                .postings("XX/37/2/zbo", EXPENDITURE, 2025, 4_502_164, 4_890_105, 1_016_100, 691_390, 691_390)
                .basisOfLastSeries(READ, "Totaal van de groep; de regels eronder zijn niet gelezen.")
                .postings("XX/37/2/~", EXPENDITURE, 2025, 3_999_165, 3_955_485, 1_278_402, 110_549, 110_549)
                .basisOfLastSeries(DERIVED, "Afgeleid: 37.2 min de bijdragen aan agentschappen en aan ZBO's/RWT's.")
                .postings("XX/37/3", EXPENDITURE, 2025, 28_355, 29_122, 21_851, 14_586, 14_586)
                .basisOfLastSeries(DERIVED, "Afgeleid: artikel 37 min 37.2; de regel 37.3 zelf is niet gelezen.")
                .postings("XX/37/~", COMMITMENTS, 2025, 9_490_898, 9_769_219, 2_854_239, 1_218_804, 1_218_804)
                .basisOfLastSeries(READ, "Alleen op artikelniveau gepubliceerd.");
    }
}
