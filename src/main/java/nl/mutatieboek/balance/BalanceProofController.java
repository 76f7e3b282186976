package nl.mutatieboek.balance;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Endpoint for proofs of balances. */
@RestController
record BalanceProofController(BalanceProofService proofs) {
    /** Returns the proof of a balance at the latest signed head. */
    @GetMapping(path = "/v1/balances/proof", produces = "text/plain;charset=UTF-8")
    String proof(BalanceProofQuery query) {
        return proofs.prove(query);
    }
}
