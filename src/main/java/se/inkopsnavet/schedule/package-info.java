/** The morning's delivery schedule (leveransschema, flow F11): fetched, checked, compared with what the hub expects, looked through by each unit in time. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.schedule;
