/** Where OpenSkies flies: place, local time and distance. Positions and zones: OurAirports and IANA, rounded. */

export interface Airport {
  readonly code: string;
  readonly city: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: string;
}

/** The first airport of a city is the one that its bare name means. */
const airports: readonly Airport[] = [
  airport('SFO', 'San Francisco', 37.6, -122.4, 'America/Los_Angeles'),
  airport('JFK', 'New York', 40.6, -73.8, 'America/New_York'),
  airport('EWR', 'Newark', 40.7, -74.2, 'America/New_York'),
  airport('LAX', 'Los Angeles', 33.9, -118.4, 'America/Los_Angeles'),
  airport('SEA', 'Seattle', 47.4, -122.3, 'America/Los_Angeles'),
  airport('LAS', 'Las Vegas', 36.1, -115.2, 'America/Los_Angeles'),
  airport('DEN', 'Denver', 39.9, -104.7, 'America/Denver'),
  airport('AUS', 'Austin', 30.2, -97.7, 'America/Chicago'),
  airport('ORD', 'Chicago', 42.0, -87.9, 'America/Chicago'),
  airport('BOS', 'Boston', 42.4, -71.0, 'America/New_York'),
  airport('IAD', 'Washington', 38.9, -77.5, 'America/New_York'),
  airport('ATL', 'Atlanta', 33.6, -84.4, 'America/New_York'),
  airport('MIA', 'Miami', 25.8, -80.3, 'America/New_York'),
  airport('HNL', 'Honolulu', 21.3, -157.9, 'Pacific/Honolulu'),
  airport('YVR', 'Vancouver', 49.2, -123.2, 'America/Vancouver'),
  airport('MEX', 'Mexico City', 19.4, -99.1, 'America/Mexico_City'),
  airport('LHR', 'London', 51.5, -0.5, 'Europe/London'),
  airport('CDG', 'Paris', 49.0, 2.6, 'Europe/Paris'),
  airport('AMS', 'Amsterdam', 52.3, 4.8, 'Europe/Amsterdam'),
  airport('FRA', 'Frankfurt', 50.0, 8.6, 'Europe/Berlin'),
  airport('BER', 'Berlin', 52.4, 13.5, 'Europe/Berlin'),
  airport('MAD', 'Madrid', 40.5, -3.6, 'Europe/Madrid'),
  airport('LIS', 'Lisbon', 38.8, -9.1, 'Europe/Lisbon'),
  airport('FCO', 'Rome', 41.8, 12.3, 'Europe/Rome'),
  airport('HND', 'Tokyo', 35.6, 139.8, 'Asia/Tokyo'),
  airport('NRT', 'Tokyo', 35.8, 140.4, 'Asia/Tokyo'),
  airport('ICN', 'Seoul', 37.5, 126.4, 'Asia/Seoul'),
  airport('SIN', 'Singapore', 1.4, 104.0, 'Asia/Singapore'),
  airport('SYD', 'Sydney', -33.9, 151.2, 'Australia/Sydney'),
];

const byCode = new Map(airports.map((one) => [one.code, one]));

/** Finds an airport by code or city: "nrt", "New York", "San Francisco (SFO)". */
export function findAirport(text: string): Airport | undefined {
  const words = text.normalize('NFKC').trim().toUpperCase();
  if (words.length > 80) return undefined;
  const inBrackets = /\(([A-Z]{3})\)$/.exec(words)?.[1];
  return (
    byCode.get(inBrackets ?? words) ?? airports.find((one) => one.city.toUpperCase() === words)
  );
}

export function airportByCode(code: string): Airport | undefined {
  return byCode.get(code);
}

/** Codes that the airline flies to, for a refusal to name a few of. */
export const airportCodes: readonly string[] = airports.map((one) => one.code);

/** Kilometres along the great circle. */
export function distance(from: Airport, to: Airport): number {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const latitude = radians(to.latitude - from.latitude) / 2;
  const longitude = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(latitude) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(longitude) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(chord));
}

function airport(
  code: string,
  city: string,
  latitude: number,
  longitude: number,
  zone: string,
): Airport {
  return { code, city, latitude, longitude, zone };
}
