import { catalogue } from "@annex/errors";

export const errors = catalogue({
	package_invalid: {
		status: 422,
		say: (faults: number) => (faults === 1 ? "The package has a fault." : `The package has ${faults} faults.`),
		fix: "Mend every issue that is listed, package again, and publish the new package.",
	},
});
