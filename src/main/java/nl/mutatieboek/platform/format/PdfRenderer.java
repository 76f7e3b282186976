package nl.mutatieboek.platform.format;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Renders templates as tagged, accessible PDF (PDF/UA, ISO 14289-1). Table headings repeat on every page. Equal content
 * gives equal bytes: the file has no dates. Needs no web server.
 */
public final class PdfRenderer {
    /**
     * The font that PDFBox contains, under the SIL Open Font License. It has all characters of the budget documents.
     */
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    /** DTD that resolves entities such as &euml; offline. */
    private static final String ENTITIES =
            "<!DOCTYPE html PUBLIC \"-//OPENHTMLTOPDF//DOC XHTML Character Entities Only 1.0//EN\" \"\">";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    public PdfRenderer(MessageSource messages) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfRenderer.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(messages);
        // At INFO the library logs every step of every run.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /**
     * Renders a template.
     *
     * @param template name of an XHTML template
     * @param out receives the file when it is complete
     */
    public void render(String template, Locale language, Map<String, Object> variables, OutputStream out)
            throws IOException {
        String html = templates.process(template, new Context(language, variables));
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .withProducer("Mutatieboek")
                .withHtmlContent(ENTITIES + html, "");
        builder.useFont(PdfRenderer::font, "Liberation Sans");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer();
                PDDocument document = renderer.createPDFKeepOpen()) {
            PdfRepeatedHeadingRemover.removeRepeatedHeadings(document);
            document.getDocumentInformation().setCreationDate(null);
            document.setDocumentId((long) html.hashCode());
            document.save(bytes);
        }
        bytes.writeTo(out);
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
