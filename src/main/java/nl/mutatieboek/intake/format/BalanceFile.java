package nl.mutatieboek.intake.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Precision;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.intake.table.Columns;
import nl.mutatieboek.intake.table.Columns.Asked;
import nl.mutatieboek.intake.table.Fields;
import nl.mutatieboek.intake.table.Flaw;
import nl.mutatieboek.intake.table.Flaws;
import nl.mutatieboek.intake.table.Limits;
import nl.mutatieboek.intake.table.Reason;
import nl.mutatieboek.intake.table.TableFile;
import org.jspecify.annotations.Nullable;

/**
 * The format {@code balances}: a line for each balance that a document states, of an article, of what lies below it, or, with
 * {@code *} for the article, of a whole chapter.
 */
public final class BalanceFile {
    private static final String WHOLE_CHAPTER = "*";
    private static final String AMOUNT = "amount_thousands";

    private static final List<Asked> COLUMNS = List.of(
            Asked.must("moment", "fase"),
            Asked.may("budget_year", "budgetYear", "begrotingsjaar"),
            Asked.must("document"),
            Asked.may("chapter", "hoofdstuk", "begrotingshoofdstuk"),
            Asked.may("article", "artikel"),
            Asked.may("article_part", "artikelonderdeel"),
            Asked.may("instrument"),
            Asked.may("item", "begrotingspost"),
            Asked.must("flow", "stroom", "vuo"),
            Asked.must("year", "jaar"),
            Asked.must(AMOUNT, "thousands", "stand"),
            Asked.may("precision_thousands", "precisionThousands", "nauwkeurigheid"),
            Asked.may("basis", "grondslag"),
            Asked.may("note", "kanttekening"),
            Asked.may("source_url", "url"),
            Asked.may("place", "vindplaats"),
            Asked.may("sha256"),
            Asked.may("chapter_name", "hoofdstuknaam"),
            Asked.may("article_name", "artikelnaam"),
            Asked.may("look_alike", "lookAlike", "gelijkenis"),
            Asked.may(OfWhich.COLUMN, "ofWhich", "waarvan"));

    private BalanceFile() {}

    /**
     * Reads a file.
     *
     * @param each gets every balance that is understood, in the order of the file, and of equal ones the first. Whoever books
     *     them waits for the end, because a flaw further on is a flaw of the file
     */
    public static ReadFile read(TableFile file, Consumer<ReadBalance> each) {
        Flaws flaws = new Flaws();
        Flaws open = new Flaws();
        return Rows.read(file, new Format(each, open), flaws, open);
    }

    /** What a document states once to each precision: a rounded figure is a check beside the exact one. */
    private record Key(Moment moment, String document, ItemPath item, Flow flow, BudgetYear year, Precision precision) {
        static Key of(ReadBalance balance) {
            return new Key(
                    balance.moment(),
                    balance.source().document(),
                    balance.item(),
                    balance.flow(),
                    balance.year(),
                    balance.precision());
        }
    }

    private static final class Format implements Rows.Format {
        private final Consumer<ReadBalance> each;
        private final Flaws open;
        private final Map<Key, ReadBalance> known = new HashMap<>();

        Format(Consumer<ReadBalance> each, Flaws open) {
            this.each = each;
            this.open = open;
        }

        @Override
        public List<Asked> columns() {
            return COLUMNS;
        }

        @Override
        public long most(Columns columns, Flaws flaws) {
            ItemColumns.require(columns, flaws);
            return Limits.ROWS;
        }

        @Override
        public void row(Fields fields) {
            Moment moment = Words.moment(fields, "moment", "budget_year");
            String document = fields.must("document", Source::requireLine);
            Flow flow = Words.flow(fields, "flow");
            BudgetYear year = fields.mustBeYear("year");
            Thousands thousands = fields.amount(AMOUNT);
            Precision precision = Words.precision(fields);
            Basis basis = fields.word("basis", Words::basis);
            String note = fields.word("note", Posting::requireNote);
            Source source = document == null ? null : Words.source(fields, document);
            LookAlikes lookAlikes = fields.word("look_alike", LookAlikes::parse);
            Map<ItemPath, String> names = new HashMap<>();
            boolean placed = !isOpen(fields);
            ItemPath item = placed ? item(fields, names) : null;
            if (!fields.areSound()) {
                return;
            }
            if (item == null || thousands == null) {
                open.add(Flaw.of(
                        fields.row(),
                        item == null ? ItemColumns.ARTICLE : AMOUNT,
                        null,
                        item == null ? Reason.OPEN_ITEM : Reason.OPEN_AMOUNT,
                        Map.of(
                                "title", item == null ? fields.raw(ItemColumns.INSTRUMENT) : fields.raw("document"),
                                "item", item == null ? "" : item,
                                "year", Objects.requireNonNull(year),
                                "amount", thousands == null ? "–" : thousands)));
                return;
            }
            take(
                    fields,
                    new ReadBalance(
                            fields.row(),
                            Objects.requireNonNull(moment),
                            Objects.requireNonNull(source),
                            item,
                            Objects.requireNonNull(flow),
                            Objects.requireNonNull(year),
                            thousands,
                            precision,
                            basis == Basis.READ ? null : basis,
                            note,
                            names,
                            lookAlikes,
                            OfWhich.of(fields, ItemColumns.PART, ItemColumns.INSTRUMENT)));
        }

        /** Whether the source names what lies below an article, and not which article. */
        private static boolean isOpen(Fields fields) {
            return fields.isBlank(ItemColumns.ITEM)
                    && fields.isBlank(ItemColumns.ARTICLE)
                    && !fields.isBlank(ItemColumns.INSTRUMENT);
        }

        private static @Nullable ItemPath item(Fields fields, Map<ItemPath, String> names) {
            if (WHOLE_CHAPTER.equals(fields.raw(ItemColumns.ARTICLE)) && fields.isBlank(ItemColumns.ITEM)) {
                ChapterCode chapter =
                        fields.must(ItemColumns.CHAPTER, text -> new ChapterCode(text.toUpperCase(Locale.ROOT)));
                return chapter == null ? null : ItemPath.of(chapter);
            }
            return new ItemColumns(fields, names).read();
        }

        private void take(Fields fields, ReadBalance one) {
            ReadBalance first = known.putIfAbsent(Key.of(one), one);
            if (first == null) {
                each.accept(one);
            } else if (!first.thousands().equals(one.thousands())) {
                fields.flaw(AMOUNT, Reason.BALANCE_DIFFERS, Map.of("row", first.row(), "first", first.thousands()));
            }
        }

        @Override
        public void end() {}
    }
}
