// Loaded for what they put on the global object; they export nothing.
declare module "core-js/actual/*";
