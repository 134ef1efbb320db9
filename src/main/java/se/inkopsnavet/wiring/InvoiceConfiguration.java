package se.inkopsnavet.wiring;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import se.inkopsnavet.invoice.InvoiceCircumstances;
import se.inkopsnavet.mandate.MandateStore;
import se.inkopsnavet.mandate.MandateWords;

/** Where the invoices go. */
@Configuration(proxyBeanMethods = false)
class InvoiceConfiguration {

    @Bean
    InvoiceCircumstances invoiceCircumstances(MandateStore mandates, MandateWords words, Clock clock) {
        return new InvoiceCircumstances(mandates, words, clock);
    }
}
