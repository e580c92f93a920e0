import "./app/strict-csp.ts";

// In a chunk of its own, because schemas are made while modules load, and by then zod has to know the policy.
void import("./start.tsx");
