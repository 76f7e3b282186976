package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

/** The words of a report, in the language of its reader. */
public final class ReportMessages {
    private final MessageSource messages;
    private final Locale language;

    public ReportMessages(MessageSource messages, Locale language) {
        this.messages = messages;
        this.language = language;
    }

    public Locale language() {
        return language;
    }

    /** A sentence. Years and amounts are given as text: a year has no thousands to mark. */
    public String message(String key, Object... values) {
        return messages.getMessage(key, values, language);
    }

    /** What is called so whatever it is: a constant of a list. */
    String of(Enum<?> one) {
        return message("report." + one.getDeclaringClass().getSimpleName() + "." + one.name());
    }

    String flow(Flow flow) {
        return message("page.flow." + flow.name());
    }

    /** A kind of mutation, as a heading. */
    String kind(MutationKind kind) {
        String word = message("word.kind." + kind.name());
        return word.substring(0, 1).toUpperCase(language) + word.substring(1);
    }

    String total(Flow flow) {
        return message("report.total." + flow.name());
    }

    /** A moment in words: ontwerpbegroting 2026. */
    String moment(Moment moment) {
        return message("page.moment." + moment.code().name(), moment.year().value(), moment.number());
    }

    /** An amount as in the documents: {@code ‒ 1.234}. */
    public String amount(Thousands thousands) {
        return AmountFormatter.formatAmount(thousands, language);
    }

    /** Tenths of a percent as a percentage. */
    public String share(long tenths) {
        return AmountFormatter.formatPercentage(tenths, language);
    }

    /** An item by its name, or in words what a source leaves open. */
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

    /** An item by its name in a budget year, or else in the last in which it has one. */
    String item(ItemPath item, @Nullable BudgetYear year, ResolvedAsOf point) {
        return item(item, point.structure().nameOrLast(item, year).orElse(null));
    }

    /** An article by its number and its name in a budget year; what is no article by its name. */
    String article(ItemPath item, BudgetYear year, ResolvedAsOf point) {
        String name = point.structure().name(item, year).orElse(null);
        if (!item.isArticle()) {
            return item(item, name);
        }
        String number = articles(List.of(item));
        return name == null ? number : number + " " + name;
    }

    /** The numbers of the articles that items are of or lie below: {@code 37, 91}. */
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

    /** A source as a footnote: the document and the place in it. */
    String source(Source source) {
        return source.place() == null ? source.document() : source.document() + ", " + source.place();
    }

    /** The numbers of the footnotes of a mutation: where it was read, and what a reader must know. */
    List<Integer> addSourceFootnotes(MutationHistory told, FootnoteCollector notes) {
        Source source = told.proposal().source();
        List<Integer> numbers = new ArrayList<>();
        numbers.add(notes.addFootnote(ReportFootnote.FootnoteType.SOURCE, source(source), source.url(), null));
        String note = told.proposal().note();
        if (note != null) {
            numbers.add(notes.addFootnote(ReportFootnote.FootnoteType.REMARK, note));
        }
        return numbers;
    }

    /** What sort of footnote the note of a line is. */
    static ReportFootnote.FootnoteType footnoteType(Proposal proposal, Posting posting) {
        Basis basis = posting.basis() == null ? proposal.basis() : posting.basis();
        return basis == Basis.DISPUTED ? ReportFootnote.FootnoteType.DISPUTED : ReportFootnote.FootnoteType.REMARK;
    }

    /** A point on the axes of time, and up to where the book is read there. */
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
