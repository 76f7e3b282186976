package nl.mutatieboek.intake.format;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.budget.term.Kind;
import org.jspecify.annotations.Nullable;

/**
 * What a file calls a kind of mutation.
 *
 * @param kind the kind that is meant
 * @param code whether it is the code of the book, which means it and nothing else; a word of a document means it as far as its
 *     figures carry it
 * @param word as it stands there
 * @param plain whether the word says the kind and no more
 */
record KindWord(Kind kind, boolean code, String word, boolean plain) {
    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("openingsstand", Kind.OPENING),
            Map.entry("opening", Kind.OPENING),
            Map.entry("overboeking", Kind.TRANSFER),
            Map.entry("overboeking tussen begrotingen", Kind.TRANSFER),
            Map.entry("herschikking", Kind.REALLOCATION),
            Map.entry("reservering", Kind.RESERVATION),
            Map.entry("toedeling uit een reservering", Kind.RESERVE_ALLOCATION),
            Map.entry("ramingsbijstelling", Kind.RE_ESTIMATE),
            Map.entry("meevaller", Kind.RE_ESTIMATE),
            Map.entry("tegenvaller", Kind.RE_ESTIMATE),
            Map.entry("kasschuif", Kind.CASH_SHIFT),
            Map.entry("desaldering", Kind.GROSS_UP),
            Map.entry("loon- en prijsbijstelling", Kind.WAGE_AND_PRICE_ADJUSTMENT),
            Map.entry("loonbijstelling", Kind.WAGE_AND_PRICE_ADJUSTMENT),
            Map.entry("prijsbijstelling", Kind.WAGE_AND_PRICE_ADJUSTMENT),
            Map.entry("lpo", Kind.WAGE_AND_PRICE_ADJUSTMENT),
            Map.entry("eindejaarsmarge", Kind.YEAR_END_MARGIN),
            Map.entry("intensivering", Kind.INTENSIFICATION),
            Map.entry("ombuiging", Kind.SPENDING_CUT),
            Map.entry("amendement", Kind.AMENDMENT),
            Map.entry("nota van wijziging", Kind.GOVERNMENT_AMENDMENT),
            Map.entry("extrapolatie", Kind.EXTRAPOLATION),
            Map.entry("slotwet", Kind.FINAL_BUDGET),
            Map.entry("slotwetmutatie", Kind.FINAL_BUDGET),
            Map.entry("realisatieverschil", Kind.FINAL_BUDGET),
            Map.entry("herverkaveling", Kind.REORGANISATION),
            Map.entry("gepubliceerde mutatie", Kind.PUBLISHED),
            Map.entry("tabelkolom", Kind.PUBLISHED),
            Map.entry("overige mutaties", Kind.PUBLISHED),
            Map.entry("tegenboeking", Kind.REVERSAL));

    /** Words that say more than the kind does. */
    private static final Set<String> SHADES =
            Set.of("meevaller", "tegenvaller", "loonbijstelling", "prijsbijstelling", "realisatieverschil");

    /** What it means: the same for two words that say the same kind and no more, however they are written. */
    String meaning() {
        return meaning(word);
    }

    static String meaning(String word) {
        String normal = normal(word);
        Kind kind = WORDS.get(normal);
        return kind == null || SHADES.contains(normal) ? normal : normal(kind.name());
    }

    private static String normal(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    /** Reads it; null where no kind is called so. */
    static @Nullable KindWord of(String text) {
        for (Kind kind : Kind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return new KindWord(kind, true, text, true);
            }
        }
        String word = normal(text);
        Kind plain = WORDS.get(word);
        if (plain != null) {
            return new KindWord(plain, false, text, true);
        }
        // What stands between brackets says more of it: ramingsbijstelling (MPP).
        String without = word.replaceAll("\\s*\\([^)]*\\)", "").strip();
        Kind kind = WORDS.get(without);
        if (kind == null && without.matches(".*\\b(overboeking|toedeling|herschikking) uit (een |de )?reservering.*")) {
            kind = Kind.RESERVE_ALLOCATION;
        }
        if (kind == null && without.matches("overboeking (van|naar|aan) .+")) {
            kind = Kind.TRANSFER;
        }
        return kind == null ? null : new KindWord(kind, false, text, false);
    }
}
