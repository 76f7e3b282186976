package nl.mutatieboek.mutation;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.budget.ItemPathComparator;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.domain.Event.MutationProposed;
import nl.mutatieboek.domain.mutation.ExplanationThresholds;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.ChapterCode;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.domain.value.MutationClass;
import nl.mutatieboek.domain.value.Posting;
import nl.mutatieboek.domain.value.Proposal;
import nl.mutatieboek.domain.value.Thousands;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Determines whether a mutation must be explained, for each article that it touches. */
@Component
public class ExplanationRequirementQueries {
    private final BalanceQueries balances;

    public ExplanationRequirementQueries(BalanceQueries balances) {
        this.balances = balances;
    }

    /**
     * The requirement for one article. If its lines have several classes, that of the class that decides.
     *
     * @param article the article, or the placeholder for what a source leaves open
     * @param mutationClass class of the lines with the largest change; null if none is stated
     * @param sizeBalance its expenditure in the year of the mutation's moment, in the budget bill of that year; null if
     *     the article or the bill is unknown, or under embargo for the reader
     * @param flow flow of the largest change
     * @param year year of the largest change
     * @param change the largest change by the mutation in any flow and year, by lines of one class
     * @param limit change from which an explanation is due; null if the source does not say
     */
    public record ExplanationRequirement(
            ItemPath article,
            @Nullable String name,
            @Nullable MutationClass mutationClass,
            @Nullable Balance sizeBalance,
            Flow flow,
            BudgetYear year,
            Thousands change,
            @Nullable Thousands limit) {
        /** Size of the article in whole thousands of euros; null if unknown. */
        public @Nullable Thousands size() {
            return sizeBalance == null ? null : sizeBalance.thousands();
        }

        /** Whether an explanation is due; null if undetermined. */
        public @Nullable Boolean due() {
            return limit == null ? null : ExplanationThresholds.isDue(change, limit);
        }

        /** Order in which the classes of an article decide: due, undetermined, not due. */
        private int strictness() {
            Boolean due = due();
            return due == null ? 1 : due ? 2 : 0;
        }
    }

    /**
     * Returns the requirements of a recorded mutation in budget order.
     *
     * @param hidden chapters whose article sizes are under embargo for the reader
     */
    List<ExplanationRequirement> findRequirements(
            MutationSnapshot snapshot, ResolvedAsOf point, Predicate<ChapterCode> hidden) {
        MutationProposed facts = snapshot.facts();
        return findRequirements(facts.proposal(), point, hidden);
    }

    /** Returns the requirements of a proposal without embargo. */
    public List<ExplanationRequirement> findRequirements(Proposal proposal, ResolvedAsOf point) {
        return findRequirements(proposal, point, chapter -> false);
    }

    private List<ExplanationRequirement> findRequirements(
            Proposal proposal, ResolvedAsOf point, Predicate<ChapterCode> hidden) {
        Map<ClassAccount, Thousands> changes = new LinkedHashMap<>();
        for (Posting posting : proposal.postings()) {
            changes.merge(
                    new ClassAccount(
                            new BudgetAccount(article(posting.item()), posting.flow(), posting.year()),
                            proposal.classOf(posting)),
                    posting.thousands(),
                    Thousands::plus);
        }
        Map<ArticleClass, ClassAccount> largest = new LinkedHashMap<>();
        changes.forEach((column, change) -> largest.merge(
                new ArticleClass(column.account().item(), column.mutationClass()),
                column,
                (one, other) -> size(changes, one) >= size(changes, other) ? one : other));
        Map<ItemPath, ExplanationRequirement> strictest = new LinkedHashMap<>();
        for (ClassAccount column : largest.values()) {
            ExplanationRequirement requirement = explanation(
                    column,
                    thousands(changes, column),
                    proposal,
                    point,
                    hidden.test(column.account().item().chapter()));
            strictest.merge(
                    requirement.article(),
                    requirement,
                    (one, other) -> other.strictness() > one.strictness() ? other : one);
        }
        return strictest.values().stream()
                .sorted(Comparator.comparing(ExplanationRequirement::article, ItemPathComparator.PATHS))
                .toList();
    }

    /** Lines of one class in an account. */
    private record ClassAccount(
            BudgetAccount account, @Nullable MutationClass mutationClass) {}

    private record ArticleClass(ItemPath article, @Nullable MutationClass mutationClass) {}

    private static long size(Map<ClassAccount, Thousands> changes, ClassAccount column) {
        return Math.abs(thousands(changes, column).value());
    }

    private static Thousands thousands(Map<ClassAccount, Thousands> changes, ClassAccount column) {
        return changes.getOrDefault(column, Thousands.ZERO);
    }

    private ExplanationRequirement explanation(
            ClassAccount lines, Thousands change, Proposal proposal, ResolvedAsOf point, boolean hidden) {
        BudgetAccount column = lines.account();
        Balance measure =
                hidden ? null : measure(column.item(), proposal.moment().year(), point);
        Thousands size = measure == null ? null : measure.thousands();
        MutationClass of = lines.mutationClass();
        return new ExplanationRequirement(
                column.item(),
                point.structure().name(column.item(), column.year()).orElse(null),
                of,
                measure,
                column.flow(),
                column.year(),
                change,
                size == null || of == null
                        ? null
                        : ExplanationThresholds.limit(size, of).orElse(null));
    }

    /** The stand ontwerpbegroting of the article. A placeholder has none, because its article may have any size. */
    private @Nullable Balance measure(ItemPath article, BudgetYear year, ResolvedAsOf point) {
        Moment bill = new Moment(year, Moment.Code.OWB, 0);
        if (!article.isArticle() || !point.structure().knows(bill) || !point.includesMoment(bill)) {
            return null;
        }
        return balances.find(new BalanceCriteria(article, Flow.EXPENDITURE, year, 0), point.upToMoment(bill)).stream()
                .filter(Balance::known)
                .findFirst()
                .orElse(null);
    }

    private static ItemPath article(ItemPath item) {
        return item.ancestorsAndSelf().get(1);
    }
}
