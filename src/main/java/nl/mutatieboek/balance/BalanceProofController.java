package nl.mutatieboek.balance;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import nl.mutatieboek.budget.StructureQueries;
import nl.mutatieboek.domain.value.BudgetAccount;
import nl.mutatieboek.domain.value.BudgetYear;
import nl.mutatieboek.domain.value.Flow;
import nl.mutatieboek.domain.value.ItemPath;
import nl.mutatieboek.domain.value.Moment;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.http.EmptyMeansAbsent;
import nl.mutatieboek.platform.http.ValidatedQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for proofs of public balances. */
@RestController
record BalanceProofController(BalanceProofQueries proofs, StructureQueries structure) {
    /**
     * Balance to be proven.
     *
     * @param item a chapter or an item with everything below it; an open item alone
     * @param effectiveOn last day, for an open item
     * @param moment last moment, for an open item
     */
    record BalanceProofQuery(
            @NotNull ItemPath item,
            @NotNull Flow flow,
            @NotNull BudgetYear year,
            @EmptyMeansAbsent @Nullable LocalDate effectiveOn,
            @EmptyMeansAbsent @Nullable Moment moment)
            implements ValidatedQuery {
        @Override
        public void check(BiConsumer<String, String> wrong) {
            if (effectiveOn != null && moment != null) {
                wrong.accept("moment", "proof-axis-twice");
            }
            if (item != null && !item.isOpen() && (effectiveOn != null || moment != null)) {
                wrong.accept("item", "proof-axis-needs-account");
            }
        }

        private Optional<String> proveBy(BalanceProofQueries proofs) {
            return effectiveOn == null && moment == null
                    ? proofs.prove(item, flow, year)
                    : proofs.proveUpTo(new BudgetAccount(item.account(), flow, year), effectiveOn, moment);
        }
    }

    /** Returns the proof of a balance at the latest signed head. */
    @GetMapping(path = "/v1/balances/proof", produces = "text/plain;charset=UTF-8")
    String proof(BalanceProofQuery query) {
        if (!structure.current().knows(query.item())) {
            throw new NotFoundException("item-not-in-the-book", Map.of("item", query.item()));
        }
        return query.proveBy(proofs).orElseThrow(() -> new NotFoundException("unknown-balance-proof", Map.of()));
    }
}
