package nl.mutatieboek.balance;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import nl.mutatieboek.api.Asked;
import nl.mutatieboek.api.OnAxes;
import nl.mutatieboek.api.Read;
import nl.mutatieboek.budget.term.BudgetYear;
import nl.mutatieboek.budget.term.Flow;
import nl.mutatieboek.budget.term.ItemPath;
import nl.mutatieboek.structure.AxesShown;
import nl.mutatieboek.structure.Point;
import nl.mutatieboek.structure.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Balances for programs. */
@RestController
class BalanceController {
    private final BalanceQueries queries;
    private final Points points;

    BalanceController(BalanceQueries queries, Points points) {
        this.queries = queries;
        this.points = points;
    }

    /**
     * A balance.
     *
     * @param thousands whole thousands of euros; null when nothing is known there, which is not zero
     * @param pending what pending mutations would change
     * @param known whether anything is known there
     * @param complete false when a part of it was not read or not published
     * @param readUpTo the latest moment of what is counted
     * @param published what a document states, and in which moment
     * @param unread published less the book's own balance at that moment; computed, never booked
     * @param margin by how much that difference can be due to rounding, either way
     */
    record BalanceShown(
            String item,
            @Nullable String name,
            Flow flow,
            int year,
            @Nullable Long thousands,
            long pending,
            boolean known,
            boolean complete,
            @Nullable String readUpTo,
            @Nullable Long published,
            @Nullable String publishedIn,
            @Nullable String publishedBy,
            @Nullable Long unread,
            @Nullable Long margin) {
        static BalanceShown of(Balance balance) {
            Balance.Check check = balance.check();
            return new BalanceShown(
                    balance.item().toString(),
                    balance.name(),
                    balance.flow(),
                    balance.year().value(),
                    balance.thousands() == null ? null : balance.thousands().value(),
                    balance.pending().value(),
                    balance.known(),
                    balance.complete(),
                    balance.readUpTo() == null ? null : balance.readUpTo().toString(),
                    check == null ? null : check.published().value(),
                    check == null ? null : check.moment().toString(),
                    check == null ? null : check.document(),
                    check == null || check.unread() == null
                            ? null
                            : check.unread().value(),
                    check == null ? null : check.margin().value());
        }
    }

    /** The answer to a question about balances. */
    record BalancesShown(AxesShown axes, List<BalanceShown> balances) {
        BalancesShown {
            balances = List.copyOf(balances);
        }
    }

    /** One row per item asked, flow and year, everything below the item included. */
    @GetMapping(path = "/v1/balances", produces = "application/json")
    @Operation(
            operationId = "listBalances",
            summary = "One row for each item asked, flow and year, everything below the item included")
    @Parameter(
            in = ParameterIn.QUERY,
            name = "item",
            schema = @Schema(implementation = String.class),
            description = "A chapter or an item")
    @Parameter(in = ParameterIn.QUERY, name = "flow", schema = @Schema(implementation = Flow.class))
    @Parameter(in = ParameterIn.QUERY, name = "year", schema = @Schema(implementation = Integer.class))
    @Parameter(
            in = ParameterIn.QUERY,
            name = "depth",
            schema = @Schema(implementation = Integer.class),
            description = "How many levels below are rows of their own")
    @OnAxes
    BalancesShown balances(Asked asked) {
        Read<ItemPath> item = asked.may("item", ItemPath::parse);
        Read<Flow> flow = asked.may("flow", Flow::parse);
        Read<BudgetYear> year = asked.may("year", BudgetYear::parse);
        Read<Long> depth = asked.number("depth", 0, BalanceQuestion.DEEPEST);
        Point point = points.of(asked);
        ItemPath path = item.orNull();
        if (path != null) {
            point.requireItem(path);
        }
        BalanceQuestion question = new BalanceQuestion(
                path, flow.orNull(), year.orNull(), depth.or(0L).intValue());
        return new BalancesShown(
                AxesShown.of(point),
                queries.find(question, point).stream().map(BalanceShown::of).toList());
    }
}
