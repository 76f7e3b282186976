package nl.mutatieboek.balance.trail;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import nl.mutatieboek.balance.Balance;
import nl.mutatieboek.balance.BalanceCriteria;
import nl.mutatieboek.balance.BalanceProofQuery;
import nl.mutatieboek.balance.BalanceProofService;
import nl.mutatieboek.balance.BalanceProofService.BalanceProofView;
import nl.mutatieboek.balance.BalanceProofService.ProofObstacle;
import nl.mutatieboek.balance.BalanceQueries;
import nl.mutatieboek.balance.ItemPostingFilterQuery;
import nl.mutatieboek.balance.PostingQueries.PostingOrder;
import nl.mutatieboek.budget.AsOfResolver;
import nl.mutatieboek.budget.ItemLabel;
import nl.mutatieboek.budget.ItemLineage;
import nl.mutatieboek.budget.PointInTimeQuery;
import nl.mutatieboek.budget.ResolvedAsOf;
import nl.mutatieboek.budget.StructureSnapshot;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.MarkSelection;
import nl.mutatieboek.domain.value.MutationKind;
import nl.mutatieboek.domain.value.Thousands;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.platform.http.PagedResult;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Page with the history of an item, for one flow and budget year or for all. */
@PageController
record TrailPage(TrailQueries queries, BalanceQueries balances, BalanceProofService proofs, AsOfResolver points) {
    private static final int LINES = 100;

    @GetMapping("/trail")
    String show(
            PostingPagingQuery after,
            ItemPostingFilterQuery lines,
            TrailOptionsQuery query,
            PointInTimeQuery at,
            Model model) {
        TrailQueries.TrailCriteria question = TrailQueries.TrailCriteria.of(lines, query, at, points);
        ItemPath item = question.item();
        Flow flow = question.flow();
        BudgetYear year = question.year();
        ResolvedAsOf point = question.point();
        StructureSnapshot outline = point.structure();
        PagedResult<TrailEntry> page =
                PagedResult.fetch(LINES, most -> queries.findPage(question, after.place(), most));
        List<Balance> all = balances.find(new BalanceCriteria(item, null, null, 0, question.lineage(), null), point);
        model.addAttribute("item", ItemLabel.of(item, outline));
        model.addAttribute("above", ItemLabel.ancestorsOf(item, outline));
        model.addAttribute("ancestry", question.ancestry());
        model.addAttribute("lineage", question.lineage() ? true : null);
        model.addAttribute("predecessors", ItemLineage.asOf(point).directPredecessors(item));
        model.addAttribute("flow", flow);
        model.addAttribute("year", year);
        model.addAttribute("mark", question.mark());
        model.addAttribute("markSelections", MarkSelection.values());
        model.addAttribute("flows", Flow.values());
        model.addAttribute("years", years(all, year));
        Balance balance = balance(question);
        model.addAttribute("balance", balance);
        model.addAttribute("proof", after.after() == null ? proofView(question, query, at, balance) : null);
        model.addAttribute("entries", page.rows());
        model.addAttribute("first", after.after() == null);
        model.addAttribute("reversed", after.after() == null && !page.hasMore() && isReversed(page.rows()));
        model.addAttribute("next", TrailController.next(page, point));
        model.addAttribute("point", point);
        model.addAttribute("orders", PostingOrder.values());
        // The default is omitted from URLs.
        model.addAttribute("order", question.order() == PostingOrder.KNOWN_AT ? null : question.order());
        model.addAttribute("pending", after.after() == null ? queries.findPendingPostings(question) : List.of());
        model.addAttribute("completeTo", point.ledgerNumber());
        return "trail";
    }

    @GetMapping("/trail/proof")
    void downloadProof(BalanceProofQuery query, HttpServletResponse response) throws IOException {
        byte[] proof = proofs.prove(query).getBytes(StandardCharsets.UTF_8);
        FileDownload.openStream(response, "text/plain;charset=UTF-8", query.fileName())
                .write(proof);
    }

    /** Whether there are entries, and each is reversed or a reversal, so that no source states the balance of 0. */
    private static boolean isReversed(List<TrailEntry> all) {
        return !all.isEmpty()
                && all.stream()
                        .map(TrailEntry::mutation)
                        .allMatch(mutation -> mutation.reversedBy() != null || mutation.kind() == MutationKind.REVERSAL)
                && all.stream()
                        .map(entry -> entry.posting().thousands())
                        .reduce(Thousands.ZERO, Thousands::plus)
                        .isZero();
    }

    private static List<BudgetYear> years(List<Balance> balances, @Nullable BudgetYear requested) {
        return Stream.concat(balances.stream().map(Balance::year), Stream.ofNullable(requested))
                .distinct()
                .sorted()
                .toList();
    }

    /** The balance of one flow and year; null if several are shown, or the article does not exist in that year. */
    private @Nullable Balance balance(TrailQueries.TrailCriteria question) {
        return question.flow() == null || question.year() == null
                ? null
                : balances
                        .find(
                                new BalanceCriteria(
                                        question.item(),
                                        question.flow(),
                                        question.year(),
                                        0,
                                        question.lineage(),
                                        question.mark()),
                                question.point())
                        .stream()
                        .findFirst()
                        .orElse(null);
    }

    /** The proofs of the figure; null if the page shows none of one flow and year, or it is not known. */
    private @Nullable BalanceProofView proofView(
            TrailQueries.TrailCriteria question,
            TrailOptionsQuery query,
            PointInTimeQuery at,
            @Nullable Balance balance) {
        if (question.flow() == null || question.year() == null || balance == null || !balance.known()) {
            return null;
        }
        // With predecessors asked for, other moments are public, even if none is in effect.
        return query.lineage() || question.mark() != null
                ? BalanceProofView.unavailable(ProofObstacle.SELECTION)
                : proofs.view(
                        new BalanceProofQuery(
                                question.item(), question.flow(), question.year(), at.effectiveOn(), at.moment(), null),
                        question.point());
    }
}
