package nl.mutatieboek.report.question;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.Balance.BalanceCheck;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.value.ArticleCategory;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.report.question.BudgetStatementColumnGroup.StatementContent;
import nl.mutatieboek.report.table.FootnoteCollector;
import nl.mutatieboek.report.table.ReportCell;
import nl.mutatieboek.report.table.ReportColumn;
import nl.mutatieboek.report.table.ReportFigure;
import nl.mutatieboek.report.table.ReportFootnote;
import nl.mutatieboek.report.table.ReportLink;
import nl.mutatieboek.report.table.ReportRow;
import nl.mutatieboek.report.table.ReportTable;
import org.jspecify.annotations.Nullable;

/** Creates the budget statement of a chapter in one bill: its total, and a row for each article. */
final class BudgetStatementTableFactory {
    private final Moment bill;
    private final BudgetYear year;
    private final ItemPath chapter;
    private final ReportQuery query;
    private final ReportMessages messages;
    private final ResolvedAsOf point;
    private final ReportItemSelector itemSelector;
    private final RealisationQueries realisations;
    private final FootnoteCollector notes;
    private final Map<PostingKey, ReportFigure> postings = new HashMap<>();
    private final Map<Moment, Map<ArticleFlow, Balance>> balances = new HashMap<>();
    private final NavigableSet<ItemPath> articles = new TreeSet<>(ReportItemSelector.ORDER);
    private final List<BudgetStatementColumnGroup> groups;

    BudgetStatementTableFactory(
            Moment bill,
            ChapterCode chapter,
            ReportQuery query,
            PostingTotalQueries postingTotals,
            BalanceQueries balanceQueries,
            FootnoteCollector notes) {
        this.bill = bill;
        this.year = bill.year();
        this.chapter = ItemPath.of(chapter);
        this.query = query;
        this.messages = query.messages();
        this.point = query.point().upToMoment(bill);
        this.itemSelector = new ReportItemSelector(balanceQueries);
        this.realisations = new RealisationQueries(postingTotals, balanceQueries);
        this.notes = notes;
        postingTotals
                .groupBy(
                        this.chapter,
                        null,
                        year,
                        point,
                        posting -> new PostingKey(
                                new ArticleFlow(
                                        MutationArticleChangeQueries.reportItem(posting.item(), this.chapter),
                                        posting.flow()),
                                posting.moment()))
                .forEach((key, total) -> {
                    ReportFigure booked = MomentLookups.figure(total);
                    if (booked != null) {
                        postings.put(key, booked);
                    }
                });
        this.groups = BudgetStatementColumnGroup.createAll(bill, inBetween(), point, messages);
        Set<Moment> upTo = new LinkedHashSet<>();
        groups.forEach(group -> {
            if (group.upTo() != null && group.content() != StatementContent.CHANGE) {
                upTo.add(group.upTo());
            }
        });
        upTo.forEach(moment -> balances.put(moment, readBalances(balanceQueries, point.upToMoment(moment))));
    }

    private record ArticleFlow(ItemPath item, Flow flow) {}

    private record PostingKey(ArticleFlow article, Moment moment) {}

    /** The moments after the adopted budget and before the bill in which this chapter has postings of the year. */
    private List<Moment> inBetween() {
        Comparator<Moment> order = point.momentOrder();
        Moment adopted = MomentLookups.adoptedBudget(year, point).orElse(null);
        return postings.keySet().stream()
                .map(PostingKey::moment)
                .distinct()
                .filter(moment ->
                        order.compare(moment, bill) < 0 && (adopted == null || order.compare(moment, adopted) > 0))
                .sorted(order)
                .toList();
    }

    private Map<ArticleFlow, Balance> readBalances(BalanceQueries queries, ResolvedAsOf at) {
        Map<ArticleFlow, Balance> found = new HashMap<>();
        Stream.of(new BalanceCriteria(chapter, null, year, 1), new BalanceCriteria(chapter, Flow.EXPENDITURE, year, 1))
                .flatMap(criteria -> queries.find(criteria, at).stream())
                .forEach(balance -> {
                    found.put(new ArticleFlow(balance.item(), balance.flow()), balance);
                    if (!balance.item().isChapter() && !balance.closed()) {
                        articles.add(balance.item());
                    }
                });
        return found;
    }

    /** The table; empty if nothing is known of the chapter. */
    Optional<ReportTable> createTable() {
        ReportRow total =
                row(ReportRow.ReportRowType.TOTAL, chapter, messages.message("report.budget-statement.total"));
        Map<Optional<ArticleCategory>, List<ReportRow>> byCategory = new HashMap<>();
        articles.forEach(article -> byCategory
                .computeIfAbsent(
                        Optional.ofNullable(
                                point.structure().defaultMarks(article, year).category()),
                        category -> new ArrayList<>())
                .add(row(ReportRow.ReportRowType.LINE, article, messages.article(article, year, point))));
        List<ReportRow> rows = new BudgetStatementArrangement(messages).arrange(total, byCategory, this::closing);
        if (rows.stream().flatMap(row -> row.cells().stream()).noneMatch(ReportCell.Amount.class::isInstance)) {
            return Optional.empty();
        }
        addTableFootnotes(rows);
        return Optional.of(query.table(chapter, year, messages.message("report.article.short"), columns(), rows));
    }

    /** The balance of a fund at the end of the year: expenditure if positive, and receipts if negative. */
    private List<ReportCell> closing() {
        List<ReportCell> cells = new ArrayList<>();
        for (BudgetStatementColumnGroup group : groups) {
            ReportFigure after = net(group.upTo());
            ReportFigure before =
                    group.content() == StatementContent.CHANGE ? net(group.from()) : ReportFigure.exact(Thousands.ZERO);
            for (Flow flow : Flow.values()) {
                cells.add(flow == Flow.COMMITMENTS ? ReportCell.EMPTY : closing(after, before, flow));
            }
        }
        return cells;
    }

    private static ReportCell closing(@Nullable ReportFigure after, @Nullable ReportFigure before, Flow flow) {
        if (after == null || before == null) {
            return new ReportCell.Unknown(null, List.of());
        }
        ReportFigure change = side(after, flow).minus(side(before, flow));
        return change.thousands().isZero() ? ReportCell.EMPTY : ReportCell.amount(change, null);
    }

    /** Receipts less expenditure of the chapter up to a moment; null if one of them is not known. */
    private @Nullable ReportFigure net(@Nullable Moment upTo) {
        ReportFigure expenditure = total(upTo, Flow.EXPENDITURE);
        ReportFigure receipts = total(upTo, Flow.RECEIPTS);
        return expenditure == null || receipts == null ? null : receipts.minus(expenditure);
    }

    private @Nullable ReportFigure total(@Nullable Moment upTo, Flow flow) {
        return bill.equals(upTo) && bill.code() == Moment.Code.SW
                ? realisations.find(chapter, flow, year, point)
                : upTo == null ? null : knownAt(upTo, flow);
    }

    private @Nullable ReportFigure knownAt(Moment upTo, Flow flow) {
        balances.computeIfAbsent(upTo, moment -> readBalances(itemSelector.balances(), point.upToMoment(moment)));
        return known(upTo, chapter, flow);
    }

    private static ReportFigure side(ReportFigure net, Flow flow) {
        Thousands value =
                flow == Flow.EXPENDITURE ? net.thousands() : net.thousands().negated();
        return new ReportFigure(value.value() > 0 ? value : Thousands.ZERO, net.certainty());
    }

    private List<ReportColumn> columns() {
        List<ReportColumn> columns = new ArrayList<>();
        for (BudgetStatementColumnGroup group : groups) {
            for (Flow flow : Flow.values()) {
                columns.add(ReportColumn.amountsInGroup(
                        group.name() + "-" + flow.name().toLowerCase(Locale.ROOT),
                        group.heading(),
                        messages.flow(flow)));
            }
        }
        return columns;
    }

    private void addTableFootnotes(List<ReportRow> rows) {
        if (rows.stream().flatMap(row -> row.cells().stream()).anyMatch(ReportCell.Empty.class::isInstance)) {
            notes.addFootnote(ReportFootnote.FootnoteType.REMARK, messages.message("report.blank"));
        }
        Moment adopted = MomentLookups.adoptedBudget(year, point).orElse(null);
        if (namesAdoptedBudget() && (adopted == null || adopted.code() != Moment.Code.VB)) {
            notes.addFootnote(
                    ReportFootnote.FootnoteType.REMARK,
                    messages.message("report.bill.not-adopted", ReportMessages.yearText(year)));
        }
    }

    /** Later bills call the balance before them adopted too, but say what it includes. */
    private boolean namesAdoptedBudget() {
        return bill.code() == Moment.Code.O1 || bill.code() == Moment.Code.SW;
    }

    private ReportRow row(ReportRow.ReportRowType kind, ItemPath item, String heading) {
        List<ReportCell> cells = new ArrayList<>();
        for (BudgetStatementColumnGroup group : groups) {
            for (Flow flow : Flow.values()) {
                cells.add(cell(group, item, flow));
            }
        }
        List<Integer> left = new ArrayList<>();
        for (Flow flow : Flow.values()) {
            left.addAll(itemSelector.addCompletenessFootnotes(item, flow, List.of(year), point, messages, notes));
        }
        return new ReportRow(kind, 0, item, heading, left.stream().distinct().toList(), cells);
    }

    private ReportCell cell(BudgetStatementColumnGroup group, ItemPath item, Flow flow) {
        return switch (group.content()) {
            case BALANCE -> balance(group, item, flow, known(group.upTo(), item, flow));
            case REALISATION -> balance(group, item, flow, realisations.find(item, flow, year, point));
            case CHANGE -> change(group, item, flow);
        };
    }

    private @Nullable ReportFigure known(@Nullable Moment upTo, ItemPath item, Flow flow) {
        Balance balance = balanceAt(upTo, item, flow);
        return balance == null ? null : MomentLookups.figure(balance);
    }

    private @Nullable Balance balanceAt(@Nullable Moment upTo, ItemPath item, Flow flow) {
        return upTo == null ? null : balances.getOrDefault(upTo, Map.of()).get(new ArticleFlow(item, flow));
    }

    private ReportCell balance(
            BudgetStatementColumnGroup group, ItemPath item, Flow flow, @Nullable ReportFigure figure) {
        ReportCell cell = ReportCell.amountOrUnknown(
                figure, figure == null ? null : new ReportLink.TrailLink(item, flow, year, group.upTo()));
        Balance balance = balanceAt(group.upTo(), item, flow);
        return balance == null || figure == null ? cell : cell.withFootnotes(publishedFootnotes(balance, group));
    }

    /** Tells if the document itself states another amount than the ledger has. */
    private List<Integer> publishedFootnotes(Balance balance, BudgetStatementColumnGroup group) {
        BalanceCheck check = balance.check();
        if (check == null || !check.moment().equals(group.upTo()) || !differs(check)) {
            return List.of();
        }
        return List.of(notes.addFootnote(
                ReportFootnote.FootnoteType.DISPUTED,
                messages.message("report.bill.published", messages.amount(check.published()), check.document())));
    }

    private static boolean differs(BalanceCheck check) {
        return check.unread() == null || !check.unread().isZero();
    }

    /** Empty if nothing was booked: an unchanged article and an unread one look the same. */
    private ReportCell change(BudgetStatementColumnGroup group, ItemPath item, Flow flow) {
        ReportFigure sum = postings.entrySet().stream()
                .filter(one -> isIn(group, one.getKey(), item, flow))
                .sorted(Comparator.comparing(one -> one.getKey().article().item(), ReportItemSelector.ORDER))
                .map(Map.Entry::getValue)
                .reduce(ReportFigure::plus)
                .orElse(null);
        Moment from = group.from();
        Moment upTo = group.upTo();
        return sum == null
                ? ReportCell.EMPTY
                : ReportCell.amount(
                        sum,
                        from == null || upTo == null ? null : new ReportLink.ChangesLink(item, flow, year, from, upTo));
    }

    private boolean isIn(BudgetStatementColumnGroup group, PostingKey key, ItemPath item, Flow flow) {
        Comparator<Moment> order = point.momentOrder();
        return key.article().flow() == flow
                && (item.isChapter() || key.article().item().equals(item))
                && (group.from() == null || order.compare(key.moment(), group.from()) > 0)
                && (group.upTo() == null || order.compare(key.moment(), group.upTo()) <= 0);
    }
}
