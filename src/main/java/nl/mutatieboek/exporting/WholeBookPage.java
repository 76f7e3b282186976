package nl.mutatieboek.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.ledger.LedgerReader;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import org.springframework.web.bind.annotation.GetMapping;

/** Download of the whole book with its head, linked on the page of the signed heads. */
@PageController
record WholeBookPage(ExportService exports, LedgerReader entries, HeadSigner heads) {
    @GetMapping("/exports/whole-book")
    void file(NoParameters query, HttpServletResponse response) throws IOException {
        exports.downloadBook(heads, entries.head().ledgerNumber(), response);
    }
}
