package nl.mutatieboek.importing.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MutationKind;

/**
 * What a file calls a kind of mutation.
 *
 * @param kind the kind that is meant
 * @param isCode whether it is the code of the book, which means it and nothing else; a word of a document means it as far as its
 *     figures carry it
 * @param word as it stands there
 * @param isExact whether the word says the kind and no more
 */
record MutationKindParseResult(MutationKind kind, boolean isCode, String word, boolean isExact) {
    /** Of each kind the words of documents and the headings of official tables, one and many. */
    private static final Map<MutationKind, List<String>> WORDS_OF = Map.ofEntries(
            Map.entry(MutationKind.OPENING, List.of("openingsstand", "openingsstanden", "opening")),
            Map.entry(
                    MutationKind.TRANSFER,
                    List.of(
                            "overboeking",
                            "overboekingen",
                            "overboeking tussen begrotingen",
                            "overboekingen tussen begrotingen")),
            Map.entry(MutationKind.REALLOCATION, List.of("herschikking", "herschikkingen")),
            Map.entry(MutationKind.RESERVATION, List.of("reservering", "reserveringen")),
            Map.entry(
                    MutationKind.RESERVE_ALLOCATION,
                    List.of("toedeling uit een reservering", "toedelingen uit een reservering")),
            Map.entry(
                    MutationKind.RE_ESTIMATE,
                    List.of(
                            "ramingsbijstelling",
                            "ramingsbijstellingen",
                            "meevaller",
                            "meevallers",
                            "tegenvaller",
                            "tegenvallers",
                            "mee- en tegenvaller",
                            "mee- en tegenvallers",
                            "mee- of tegenvaller",
                            "meevallers en tegenvallers")),
            Map.entry(MutationKind.CASH_SHIFT, List.of("kasschuif", "kasschuiven")),
            Map.entry(MutationKind.GROSS_UP, List.of("desaldering", "desalderingen")),
            Map.entry(
                    MutationKind.WAGE_AND_PRICE_ADJUSTMENT,
                    List.of(
                            "loon- en prijsbijstelling",
                            "loon- en prijsbijstellingen",
                            "loonbijstelling",
                            "loonbijstellingen",
                            "prijsbijstelling",
                            "prijsbijstellingen",
                            "lpo")),
            Map.entry(MutationKind.YEAR_END_MARGIN, List.of("eindejaarsmarge", "eindejaarsmarges")),
            Map.entry(MutationKind.INTENSIFICATION, List.of("intensivering", "intensiveringen")),
            Map.entry(MutationKind.SPENDING_CUT, List.of("ombuiging", "ombuigingen")),
            Map.entry(MutationKind.AMENDMENT, List.of("amendement", "amendementen")),
            Map.entry(MutationKind.GOVERNMENT_AMENDMENT, List.of("nota van wijziging", "nota's van wijziging")),
            Map.entry(MutationKind.EXTRAPOLATION, List.of("extrapolatie", "extrapolaties")),
            Map.entry(
                    MutationKind.FINAL_BUDGET,
                    List.of(
                            "slotwet",
                            "slotwetmutatie",
                            "slotwetmutaties",
                            "realisatieverschil",
                            "realisatieverschillen")),
            Map.entry(MutationKind.REORGANISATION, List.of("herverkaveling", "herverkavelingen")),
            Map.entry(
                    MutationKind.PUBLISHED,
                    List.of(
                            "gepubliceerde mutatie",
                            "gepubliceerde mutaties",
                            "tabelkolom",
                            "tabelkolommen",
                            "overige mutatie",
                            "overige mutaties",
                            "beleidsmatige mutatie",
                            "beleidsmatige mutaties",
                            "technische mutatie",
                            "technische mutaties",
                            "diverse",
                            "diversen",
                            "statistische correctie",
                            "statistische correcties")),
            Map.entry(MutationKind.REVERSAL, List.of("tegenboeking", "tegenboekingen")));

    private static final Map<String, MutationKind> WORDS = WORDS_OF.entrySet().stream()
            .flatMap(kind -> kind.getValue().stream().map(word -> Map.entry(word, kind.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Words that say more than the kind does, so that they are kept in the note of the mutation. */
    private static final Pattern SHADES = Pattern.compile("(mee|tegen)vallers?|mee- (en|of) tegenvallers?|meevallers en"
            + " tegenvallers|(loon|prijs)bijstelling(en)?|realisatieverschil(len)?|(beleidsmatige|technische)"
            + " mutaties?|diversen?|statistische correcties?");

    /** What it means: the same for two words that say the same kind and no more, however they are written. */
    String meaning() {
        return meaning(word);
    }

    static String meaning(String word) {
        String normal = normal(word);
        MutationKind kind = WORDS.get(normal);
        return kind == null || SHADES.matcher(normal).matches() ? normal : normal(kind.name());
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Reads it. A word that is not known is that of a published change, and is kept. */
    static MutationKindParseResult parse(String text) {
        for (MutationKind kind : MutationKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return new MutationKindParseResult(kind, true, text, true);
            }
        }
        String word = normal(text);
        MutationKind plain = WORDS.get(word);
        if (plain != null) {
            return new MutationKindParseResult(
                    plain, false, text, !SHADES.matcher(word).matches());
        }
        // What stands between brackets says more of it: ramingsbijstelling (MPP).
        String without = word.replaceAll("\\s*\\([^)]*\\)", "").strip();
        MutationKind kind = WORDS.get(without);
        if (kind == null && without.matches(".*\\b(overboeking|toedeling|herschikking) uit (een |de )?reservering.*")) {
            kind = MutationKind.RESERVE_ALLOCATION;
        }
        if (kind == null && without.matches("overboeking (van|naar|aan) .+")) {
            kind = MutationKind.TRANSFER;
        }
        return new MutationKindParseResult(kind == null ? MutationKind.PUBLISHED : kind, false, text, false);
    }
}
