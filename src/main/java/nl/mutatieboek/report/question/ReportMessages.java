package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.mutatieboek.budget.AsOfQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.Basis;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Source;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.format.AmountFormatter;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportFootnote;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The texts of a report, in the language of its reader. */
public final class ReportMessages {
    /** First year of the name suppletoire begroting September (RBV 2024). */
    private static final int SEPTEMBER_BUDGETS = 2024;

    private static final Pattern NUMBERED_SUBARTICLE = Pattern.compile("[0-9]+\\.[0-9]+");

    private final MessageSource messages;
    private final Locale language;

    public ReportMessages(MessageSource messages, Locale language) {
        this.messages = messages;
        this.language = language;
    }

    public Locale language() {
        return language;
    }

    /** Formats a message. Pass years and amounts as text, because years have no thousands separator. */
    public String message(String key, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** The name of an enum constant. */
    String of(Enum<?> one) {
        return message("report." + one.getDeclaringClass().getSimpleName() + "." + one.name());
    }

    String flow(Flow flow) {
        return message("page.flow." + flow.name());
    }

    String kind(MutationKind kind) {
        String word = message("word.kind." + kind.name());
        return word.substring(0, 1).toUpperCase(language) + word.substring(1);
    }

    String total(Flow flow) {
        return message("report.total." + flow.name());
    }

    /** The name of a moment: ontwerpbegroting 2026. */
    String moment(Moment moment) {
        return message("page.moment." + moment.code().name(), moment.year().value(), moment.number());
    }

    /** Heading of the mutations of a document, as the models name them. */
    String mutations(Moment moment) {
        return message("report.bill.mutations." + headingKey(moment), moment.number());
    }

    /** Heading of the balance after a document, as the models name it. */
    String balance(Moment moment) {
        return message("report.bill.balance." + headingKey(moment), moment.number(), yearText(moment.year()));
    }

    /** Heading of the balance before a bill: only the first supplementary budget changes the adopted budget itself. */
    String previous(Moment bill) {
        return message(bill.code() == Moment.Code.O1 ? "report.bill.adopted" : "report.bill.previous");
    }

    /** The supplementary budget of September was named after Prinsjesdag in its first year. */
    private static String headingKey(Moment moment) {
        return moment.code() == Moment.Code.SBS && moment.year().value() >= SEPTEMBER_BUDGETS
                ? "SBS.september"
                : moment.code().name();
    }

    /** An amount as the documents write it: {@code ‒ 1.234}. */
    public String amount(Thousands thousands) {
        return AmountFormatter.formatAmount(thousands, language);
    }

    /** Formats tenths of a percent as a percentage. */
    public String share(long tenths) {
        return AmountFormatter.formatPercentage(tenths, language);
    }

    /** The name of an item, or a description of what a source leaves open. */
    String item(ItemPath item, @Nullable String name) {
        if (name != null) {
            return name;
        }
        if (!item.isOpen()) {
            return item.toString();
        }
        if (item.named().size() > 1) {
            return message("page.item.not-split", named(item).collect(Collectors.joining(message("page.item.or"))));
        }
        return message(item.depth() == 1 ? "page.item.article-unknown" : "page.item.undivided");
    }

    /** The name of an item below an article; a numbered subarticle has its number before it: {@code 37.2}. */
    String part(ItemPath item, @Nullable String name) {
        String number = String.join(".", item.codes());
        return name == null || !NUMBERED_SUBARTICLE.matcher(number).matches() || name.startsWith(number)
                ? item(item, name)
                : number + " " + name;
    }

    /** The name of an item in a budget year, or else in the last year in which it has one. */
    String item(ItemPath item, @Nullable BudgetYear year, ResolvedAsOf point) {
        return item(item, point.structure().nameOrLast(item, year).orElse(null));
    }

    /** Number and name of an article in a budget year; the name alone if it is not an article. */
    String article(ItemPath item, BudgetYear year, ResolvedAsOf point) {
        String name = point.structure().name(item, year).orElse(null);
        if (!item.isArticle()) {
            return item(item, name);
        }
        String number = articles(List.of(item));
        return name == null ? number : number + " " + name;
    }

    /** The numbers of the articles of these items: {@code 37, 91}. */
    String articles(List<ItemPath> items) {
        return items.stream()
                .flatMap(item -> item.account().isChapter()
                        ? Stream.of(message("page.item.article-unknown"))
                        : named(item.articlePath()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Stream<String> named(ItemPath item) {
        return item.named().stream().map(one -> one.codes().getLast());
    }

    /** The document and the place in it. */
    String source(Source source) {
        return source.place() == null ? source.document() : source.document() + ", " + source.place();
    }

    /** Adds the footnotes of a mutation, its source and its remarks, and returns their numbers. */
    List<Integer> addSourceFootnotes(MutationHistory history, FootnoteCollector notes) {
        Source source = history.proposal().source();
        List<Integer> numbers = new ArrayList<>();
        numbers.add(notes.addFootnote(ReportFootnote.FootnoteType.SOURCE, source(source), source.url(), null));
        String note = history.proposal().note();
        if (note != null) {
            numbers.add(notes.addFootnote(ReportFootnote.FootnoteType.REMARK, note));
        }
        return numbers;
    }

    /** The type of footnote for the note of a posting. */
    static ReportFootnote.FootnoteType footnoteType(Proposal proposal, Posting posting) {
        Basis basis = posting.basis() == null ? proposal.basis() : posting.basis();
        return basis == Basis.DISPUTED ? ReportFootnote.FootnoteType.DISPUTED : ReportFootnote.FootnoteType.REMARK;
    }

    /** Describes an as-of point and the ledger number up to which it reads. */
    String describe(ResolvedAsOf point) {
        AsOfQuery axes = point.axes();
        return Stream.of(
                        Optional.ofNullable(axes.moment()).map(moment -> message("report.scope.moment", moment)),
                        Optional.ofNullable(axes.effectiveOn()).map(day -> message("report.scope.effective-on", day)),
                        Optional.ofNullable(axes.knownAt()).map(known -> message("report.scope.known-at", known)),
                        Optional.of(message("report.scope.complete-to", Long.toString(point.ledgerNumber()))))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
    }

    static String yearText(BudgetYear year) {
        return year.toString();
    }
}
