/** The words of the customer panel's lower half in English: they load with it. */
export const enDetails = {
  'customer.timeline': 'Recent concierge actions',
  'customer.timeline_empty': 'What the concierge does for you will be listed here.',
  'customer.progress': 'Status progress',
  'customer.renews': 'Renews {date}',
  'customer.points': 'Points',
  'customer.segments': 'Segments',
  'customer.of': '{done} of {goal}',
  'customer.benefits': 'Tier benefits',
  'customer.kind.success': 'Done',
  'customer.kind.warning': 'Attention',
  'customer.kind.error': 'Failed',
  'customer.kind.info': 'Note',
} as const;
