package nl.mutatieboek.mutation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import nl.mutatieboek.domain.value.MutationId;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.platform.http.PathVariableParser;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** API of the receipts of a mutation, a ZIP of C2SP tlog-proof files. */
@RestController
record MutationReceiptController(MutationReceiptService receipts) {
    @GetMapping(path = "/v1/mutations/{id}/receipts", produces = "application/zip")
    void receipts(@PathVariable String id, NoParameters query, HttpServletResponse response) throws IOException {
        receipts.download(PathVariableParser.parse(id, MutationId::parse), response);
    }
}
