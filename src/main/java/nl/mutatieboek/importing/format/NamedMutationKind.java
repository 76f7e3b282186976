package nl.mutatieboek.importing.format;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.importing.table.TermNormalizer;

/**
 * A kind of mutation as named in a file.
 *
 * @param kind the kind that it denotes
 * @param isCode whether it is our own code, which is binding; a word of a document applies only if the amounts satisfy
 *     the rules of the kind
 * @param word the word in the file
 * @param isExact whether the word says no more than the kind
 */
record NamedMutationKind(MutationKind kind, boolean isCode, String word, boolean isExact) {
    /** Words in documents and headings of official tables for each kind, singular and plural. */
    private static final Map<MutationKind, List<String>> WORDS_BY_KIND = Map.ofEntries(
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
            Map.entry(
                    MutationKind.CASH_SHIFT, List.of("kasschuif", "kasschuiven", "macrokasschuif", "macrokasschuiven")),
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

    static final Map<String, MutationKind> KIND_BY_WORD = WORDS_BY_KIND.entrySet().stream()
            .flatMap(kind -> kind.getValue().stream().map(word -> Map.entry(word, kind.getKey())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    /**
     * Words that say more than the kind, and words that were added after the first release. They are kept in the note
     * of the mutation.
     */
    private static final Pattern SPECIFIC_WORDS =
            Pattern.compile("(mee|tegen)vallers?|mee- (en|of) tegenvallers?|meevallers en"
                    + " tegenvallers|(loon|prijs)bijstelling(en)?|realisatieverschil(len)?|(beleidsmatige|technische)"
                    + " mutaties?|diversen?|statistische correcties?");

    /**
     * A form that is equal for words that denote the same kind and no more. The identity of an imported mutation
     * contains it, so that of a word never changes: it keeps the non-breaking characters that {@link #parse} ignores.
     */
    String meaning() {
        return meaning(word);
    }

    static String meaning(String word) {
        String normal = word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        MutationKind kind = KIND_BY_WORD.get(normal);
        return kind == null || SPECIFIC_WORDS.matcher(normal).matches()
                ? normal
                : kind.name().toLowerCase(Locale.ROOT);
    }

    /** The meaning of the word in normal form, which tells whether rows of one file have the same kind. */
    static String meaningOfTerm(String word) {
        return meaning(TermNormalizer.normalize(word));
    }

    /** Parses a word. An unknown word denotes a published change of a balance. */
    static NamedMutationKind parse(String text) {
        for (MutationKind kind : MutationKind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return new NamedMutationKind(kind, true, text, true);
            }
        }
        String word = TermNormalizer.normalize(text).toLowerCase(Locale.ROOT);
        MutationKind exactKind = KIND_BY_WORD.get(word);
        if (exactKind != null) {
            return new NamedMutationKind(
                    exactKind, false, text, !SPECIFIC_WORDS.matcher(word).matches());
        }
        // Brackets add detail: ramingsbijstelling (MPP).
        String withoutBrackets = word.replaceAll("\\s*\\([^)]*\\)", "").strip();
        MutationKind kind = KIND_BY_WORD.get(withoutBrackets);
        if (kind == null
                && withoutBrackets.matches(".*\\b(overboeking|toedeling|herschikking) uit (een |de )?reservering.*")) {
            kind = MutationKind.RESERVE_ALLOCATION;
        }
        if (kind == null && withoutBrackets.matches("overboeking (van|naar|aan) .+")) {
            kind = MutationKind.TRANSFER;
        }
        return new NamedMutationKind(kind == null ? MutationKind.PUBLISHED : kind, false, text, false);
    }
}
