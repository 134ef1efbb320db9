/** Where the invoice for a person's groceries goes (fakturauppgifter, flow F04): column j of the customer list. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.invoice;
