package nl.mutatieboek.oversight.rebuild;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.mutatieboek.ledger.proof.HeadSigner;
import nl.mutatieboek.ledger.proof.SignedHead;
import nl.mutatieboek.ledger.verification.RebuildKind;
import nl.mutatieboek.ledger.verification.StoredCertificate;
import nl.mutatieboek.platform.NotFoundException;
import nl.mutatieboek.platform.format.PdfRenderer;
import nl.mutatieboek.platform.http.FileDownload;
import nl.mutatieboek.security.ActorNameResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Downloads of stored certificates, as JSON and as PDF. */
@Component
final class CertificateDownload {
    private final RebuildService rebuilds;
    private final RebuildReadPolicy readable;
    private final HeadSigner heads;
    private final ActorNameResolver names;
    private final PdfRenderer pdf;
    private final JsonMapper json;

    CertificateDownload(
            RebuildService rebuilds,
            RebuildReadPolicy readable,
            HeadSigner heads,
            ActorNameResolver names,
            MessageSource messages,
            JsonMapper json) {
        this.rebuilds = rebuilds;
        this.readable = readable;
        this.heads = heads;
        this.names = names;
        this.pdf = new PdfRenderer(messages);
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    }

    void writeJson(UUID id, RebuildKind kind, HttpServletResponse response) throws IOException {
        StoredCertificate stored = require(id, kind);
        FileDownload.openStream(response, "application/json", "certificate-" + id + ".json")
                .write(json.writeValueAsBytes(
                        CertificateResponse.of(stored, readable.disclose(stored.certificate()), head(stored), names)));
    }

    void writePdf(UUID id, RebuildKind kind, Locale language, HttpServletResponse response) throws IOException {
        StoredCertificate stored = require(id, kind);
        pdf.render(
                "certificate-paper",
                language,
                Map.of(
                        "language",
                        language,
                        "stored",
                        stored,
                        "certificate",
                        readable.disclose(stored.certificate()),
                        "head",
                        Objects.requireNonNullElse(head(stored), ""),
                        "startedBy",
                        names.displayName(stored.startedBy(), language)),
                FileDownload.openStream(response, "application/pdf", "certificate-" + id + ".pdf"));
    }

    private @Nullable String head(StoredCertificate stored) {
        return heads.awaitHead(stored.certificate().to()).map(SignedHead::note).orElse(null);
    }

    private StoredCertificate require(UUID id, RebuildKind kind) {
        return rebuilds.findCertificate(id, kind)
                .orElseThrow(() -> new NotFoundException("unknown-certificate", Map.of()));
    }
}
