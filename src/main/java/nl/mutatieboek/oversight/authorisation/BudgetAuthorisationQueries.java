package nl.mutatieboek.oversight.authorisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.mutatieboek.balance.PostingTotalQueries;
import nl.mutatieboek.balance.PostingTotalQueries.PostingTotal;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureQueries.KnownBill;
import nl.mutatieboek.budget.StructureQueries.KnownMoment;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.Thousands;
import org.springframework.stereotype.Component;

/** Answers queries on presented and authorised amounts. All amounts are sums of postings. */
@Component
record BudgetAuthorisationQueries(PostingTotalQueries postingTotals) {
    private record ArticleFlow(ItemPath article, Flow flow) implements Comparable<ArticleFlow> {
        private static final Comparator<ArticleFlow> ORDER = Comparator.comparing(
                        ArticleFlow::article, ItemPathComparator.PATHS)
                .thenComparing(ArticleFlow::flow);

        @Override
        public int compareTo(ArticleFlow other) {
            return ORDER.compare(this, other);
        }
    }

    public ChapterAuthorisation find(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        List<AuthorisingAct> acts = acts(chapter, year, point);
        AuthorisingAct last = acts.stream()
                .max(Comparator.comparing(AuthorisingAct::until, point.momentOrder()))
                .orElse(null);
        Map<ArticleFlow, PostingTotal> presented = totalsByArticle(chapter, year, point, moment -> true);
        Map<ArticleFlow, PostingTotal> authorised = last == null
                ? Map.of()
                : totalsByArticle(chapter, year, point.upToMoment(last.until()), inActs(acts, year));
        Set<ArticleFlow> rows = new TreeSet<>(presented.keySet());
        rows.addAll(authorised.keySet());
        List<ArticleAuthorisation> authorisations = new ArrayList<>();
        for (ArticleFlow row : rows) {
            PostingTotal presentedTotal = presented.get(row);
            PostingTotal authorisedTotal = authorised.get(row);
            authorisations.add(new ArticleAuthorisation(
                    row.article(),
                    point.structure().name(row.article(), year).orElse(null),
                    row.flow(),
                    presentedTotal == null ? null : presentedTotal.booked(),
                    presentedTotal == null ? null : presentedTotal.readUpTo(),
                    presentedTotal == null ? Thousands.ZERO : presentedTotal.pending(),
                    authorisedTotal == null ? null : authorisedTotal.booked()));
        }
        return new ChapterAuthorisation(
                chapter, year, last == null ? null : last.bill(), last == null ? null : last.until(), authorisations);
    }

    /**
     * An adopted act.
     *
     * @param until the last moment that it authorises
     */
    private record AuthorisingAct(KnownBill bill, Moment until) {}

    /** The acts of that year that are known, presented and in effect at an as-of point. */
    private static List<AuthorisingAct> acts(ChapterCode chapter, BudgetYear year, ResolvedAsOf point) {
        return point.structure().bills().stream()
                .filter(bill ->
                        bill.chapter().equals(chapter) && bill.moment().year().equals(year))
                .filter(KnownBill::isAdopted)
                .filter(bill -> bill.effectiveFrom() != null && point.isInEffect(bill.effectiveFrom()))
                .filter(bill -> point.includesMoment(bill.moment()))
                .map(bill -> new AuthorisingAct(bill, until(bill.moment(), point)))
                .toList();
    }

    /** A bill is adopted with its amendments: up to the last moment that belongs to it. */
    private static Moment until(Moment bill, ResolvedAsOf point) {
        return point.structure().moments().stream()
                .map(KnownMoment::moment)
                .filter(moment -> moment.bill().equals(bill) && point.includesMoment(moment))
                .reduce((earlier, later) -> later)
                .orElse(bill);
    }

    /**
     * Selects moments covered by acts. A bill that is not adopted authorises nothing, wherever it is in the moment
     * order.
     */
    private static Predicate<Moment> inActs(List<AuthorisingAct> acts, BudgetYear year) {
        Set<Moment> adopted = acts.stream().map(act -> act.bill().moment()).collect(Collectors.toUnmodifiableSet());
        return moment -> !moment.year().equals(year) || adopted.contains(moment.bill());
    }

    private Map<ArticleFlow, PostingTotal> totalsByArticle(
            ChapterCode chapter, BudgetYear year, ResolvedAsOf point, Predicate<Moment> counting) {
        return postingTotals.groupBy(
                ItemPath.of(chapter),
                null,
                year,
                point,
                line -> counting.test(line.moment()) ? new ArticleFlow(article(line.item()), line.flow()) : null);
    }

    /** The article of an account, or the placeholder of its chapter. */
    private static ItemPath article(ItemPath account) {
        return account.isChapter()
                ? account.toUnassigned()
                : account.ancestorsAndSelf().get(1);
    }
}
