package nl.mutatieboek.report;

import java.nio.charset.StandardCharsets;
import nl.mutatieboek.report.format.PdfReportWriter;
import nl.mutatieboek.report.format.ReportLinkResolver;
import nl.mutatieboek.report.question.ReportMessages;
import nl.mutatieboek.report.table.ReportDocument;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders the tables of a report as HTML for the PDF. Needs no web server. */
final class PdfReportHtmlRenderer implements PdfReportWriter.PdfHtmlRenderer {
    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final MessageSource messages;

    PdfReportHtmlRenderer(MessageSource messages) {
        this.messages = messages;
        ClassLoaderTemplateResolver resolver =
                new ClassLoaderTemplateResolver(PdfReportHtmlRenderer.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(".html");
        resolver.setTemplateMode(TemplateMode.HTML);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(messages);
    }

    @Override
    public String render(ReportDocument document, ReportLinkResolver links, String size) {
        Context context = new Context(document.language());
        context.setVariable("tables", document);
        context.setVariable("reportUrls", links);
        context.setVariable("figures", new ReportMessages(messages, document.language()));
        context.setVariable("size", size);
        return templates.process("report-paper", context);
    }
}
